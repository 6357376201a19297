/** Records every AWS call that functions, applications and state machines make while they play. */
package com.paymentmigration.rehearsal.calls;
