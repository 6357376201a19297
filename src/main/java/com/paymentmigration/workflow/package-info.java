/**
 * How every Step Functions workflow of this stack is built: tasks with timeouts, encrypted state,
 * logs.
 */
package com.paymentmigration.workflow;
