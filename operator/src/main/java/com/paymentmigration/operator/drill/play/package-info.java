/** The drills, one a class, and their catalogue. */
package com.paymentmigration.operator.drill.play;
