package com.paymentmigration.lambda.traffic;

/**
 * Outcome of one probe.
 *
 * @param ok whether the environment answered as it should, in time
 * @param latencyMillis from before the connection to after the answer, in milliseconds
 * @param detail what was seen, for the log and the verdict's reason
 */
public record ProbeResult(boolean ok, long latencyMillis, String detail) {}
