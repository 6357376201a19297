package com.paymentmigration.operator.doctor.account;

/**
 * A limit of the account.
 *
 * @param allowed how many there may be
 * @param used how many there are
 */
public record Limit(long allowed, long used) {}
