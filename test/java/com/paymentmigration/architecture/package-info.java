/** Rules about modules and packages. */
package com.paymentmigration.architecture;
