/**
 * What a command that looks at an account found: findings with their verdicts, for a terminal and
 * as JSON. {@code doctor} and {@code drill} report with it; it calls nothing.
 */
package com.paymentmigration.operator.report;
