package com.paymentmigration.lambda.validation.compare;

/**
 * The same thing of both sides.
 *
 * @param source the source's
 * @param target the target's
 */
public record Both<T>(T source, T target) {}
