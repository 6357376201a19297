package com.paymentmigration.rehearsal.record;

/**
 * The system at one moment, taken about every 250 ms. Counts and latencies are of the requests that
 * ended since the sample before.
 *
 * @param at milliseconds since the start of the scenario
 * @param blueWeight weight of blue in the live listener rule, 0-100
 * @param greenWeight weight of green in the live listener rule, 0-100
 * @param blueRequests requests that the front sent to blue
 * @param greenRequests requests that the front sent to green
 * @param errors requests that a client saw fail
 * @param p50Millis median latency in milliseconds as clients saw it; 0 without requests
 * @param p99Millis 99th percentile of it
 * @param replicaLagSeconds lag of the side that follows, in seconds; negative when nothing
 *     replicates
 * @param writer {@code BLUE}, {@code GREEN} or {@code NONE}, as applications read it
 * @param status status of the migration
 * @param step step of the migration
 */
public record Sample(
    long at,
    int blueWeight,
    int greenWeight,
    int blueRequests,
    int greenRequests,
    int errors,
    double p50Millis,
    double p99Millis,
    double replicaLagSeconds,
    String writer,
    String status,
    String step) {}
