package com.paymentmigration.lambda.referenceapp;

import java.math.BigDecimal;

/**
 * One payment.
 *
 * @param key idempotency key: unique to the payment, the same in every try
 * @param account account that is debited
 * @param amount in the account's currency
 */
public record Payment(String key, int account, BigDecimal amount) {}
