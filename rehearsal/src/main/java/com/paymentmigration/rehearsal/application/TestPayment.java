package com.paymentmigration.rehearsal.application;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A payment that an application is asked for.
 *
 * @param key idempotency key
 * @param account who pays
 * @param amount no other payment of the same run has this one of the same account
 */
public record TestPayment(String key, int account, BigDecimal amount) {
  /** Makes payments of which no two are alike. */
  public static final class Mint {
    private static final int FIRST_CENTS = 100;

    private final int firstAccount;
    private final int accounts;
    private final AtomicLong number;

    /** Payments of these accounts, in turn. */
    public Mint(Accounts range) {
      this(range, new AtomicLong());
    }

    /** The same, numbered by {@code number}: other mints of the same tables count on with it. */
    public Mint(Accounts range, AtomicLong number) {
      this.number = number;
      firstAccount = range.first();
      accounts = range.last() - range.first() + 1;
    }

    /** The next payment. */
    public TestPayment next() {
      long n = number.getAndIncrement();
      return new TestPayment(
          UUID.randomUUID().toString(),
          firstAccount + (int) (n % accounts),
          BigDecimal.valueOf(FIRST_CENTS + n, 2));
    }
  }

  /** The same key for another amount. */
  public TestPayment ofAnotherAmount() {
    return new TestPayment(key, account, amount.add(new BigDecimal("5000.00")));
  }
}
