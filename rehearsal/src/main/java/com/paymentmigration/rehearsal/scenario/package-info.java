/** The world that is rehearsed in, and the plays. */
package com.paymentmigration.rehearsal.scenario;
