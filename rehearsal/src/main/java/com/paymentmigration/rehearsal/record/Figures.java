package com.paymentmigration.rehearsal.record;

/**
 * A scenario in numbers.
 *
 * @param requests requests that clients made
 * @param failedReads reads that a client saw fail
 * @param failedWrites writes that a client saw fail: not acknowledged after all its retries
 * @param writeUnavailabilityMillis longest time in milliseconds in which no write was acknowledged
 * @param trafficBackMillis from the first bad probe, or the operator's request, until all traffic
 *     is back; null if nothing was rolled back
 * @param writerBackMillis the same until the writer is back; null if it had not moved
 * @param lost acknowledged payments and refunds that the writer does not hold
 * @param doubled payments and refunds that it holds more than once
 */
public record Figures(
    long requests,
    long failedReads,
    long failedWrites,
    long writeUnavailabilityMillis,
    Long trafficBackMillis,
    Long writerBackMillis,
    long lost,
    long doubled) {}
