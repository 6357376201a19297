package com.paymentmigration.lambda.cutover;

/**
 * A lock that an account statement waits for, or would wait for.
 *
 * @param session connection id of its holder
 * @param lock tells it from every other lock of that session, also from one on the same table that
 *     is taken later
 */
public record Blocker(long session, String lock) {}
