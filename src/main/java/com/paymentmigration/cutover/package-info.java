/** The switch: its functions, its workflows and what starts them. */
package com.paymentmigration.cutover;
