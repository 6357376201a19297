package com.paymentmigration.rehearsal.front;

/**
 * Weights of the live listener rule.
 *
 * @param blue weight of blue's target group
 * @param green weight of green's target group
 */
public record Weights(int blue, int green) {}
