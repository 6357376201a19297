/** What the stack tells its operators. */
package com.paymentmigration.outputs;
