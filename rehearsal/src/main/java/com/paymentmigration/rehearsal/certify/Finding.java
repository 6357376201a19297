package com.paymentmigration.rehearsal.certify;

/**
 * What was found of one promise.
 *
 * @param rule that it belongs to
 * @param promise what the contract asks, in a few words
 * @param verdict whether it was kept
 * @param evidence what was seen, with figures
 * @param trial in which it was seen
 */
public record Finding(Rule rule, String promise, Verdict verdict, String evidence, String trial) {}
