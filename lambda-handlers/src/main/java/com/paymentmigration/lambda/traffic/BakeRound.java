package com.paymentmigration.lambda.traffic;

/**
 * Outcome of one round.
 *
 * @param verdict what to do now
 * @param reason why, naming the environment and the evidence
 * @param samples to be handed to the next round
 */
public record BakeRound(BakeVerdict verdict, String reason, BakeSamples samples) {}
