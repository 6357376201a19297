/** The load balancer's stand-in. */
package com.paymentmigration.rehearsal.front;
