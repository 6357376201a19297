/** The checks, one concern a class; each reads what it needs from the plan and asks one port. */
package com.paymentmigration.operator.doctor.check;
