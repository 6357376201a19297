package com.paymentmigration.client;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What makes a payment this payment: its idempotency key, and the columns that must hold the same
 * if a row of that key is found: the account and the amount at least.
 *
 * @param key unique to the payment, the same in every try
 * @param facts expected values by column
 */
public record PaymentIdentity(String key, Map<String, Object> facts) {
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,65}(\\.\\d{1,30})?");

  /**
   * Rejects an identity that a look at the row could not tell from another.
   *
   * @throws IllegalArgumentException if the key is blank, or a value is neither a number, a text, a
   *     truth value nor a UUID: of a date or bytes a driver returns another type than was inserted
   */
  public PaymentIdentity {
    if (key.isBlank()) {
      throw new IllegalArgumentException("idempotency key: received a blank, allowed: any other");
    }
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    facts.forEach(PaymentIdentity::check);
  }

  private static void check(String column, Object value) {
    boolean finite = !(value instanceof Number number) || Double.isFinite(number.doubleValue());
    if (!finite
        || !(value instanceof Number
            || value instanceof CharSequence
            || value instanceof Boolean
            || value instanceof UUID)) {
      throw new IllegalArgumentException(
          "payment, column "
              + column
              + ": received "
              + (value == null ? "null" : value.getClass().getName())
              + ", allowed: Number, CharSequence, Boolean, UUID");
    }
  }

  /** A payment of {@code key}; say by {@link #with} what else its row holds. */
  public static PaymentIdentity ofKey(String key) {
    return new PaymentIdentity(key, Map.of());
  }

  /**
   * The same with one more column: a number is compared as a number, anything else as text.
   *
   * @param value as the column holds it: an amount already rounded to the column's decimals
   */
  public PaymentIdentity with(String column, Object value) {
    Map<String, Object> more = new TreeMap<>(facts);
    more.put(column, value);
    return new PaymentIdentity(key, more);
  }

  /** Whether a row with {@code found} by column is this payment. */
  boolean isRow(Map<String, Object> found) {
    return facts.entrySet().stream()
        .allMatch(fact -> equal(fact.getValue(), found.get(fact.getKey())));
  }

  private static boolean equal(Object expected, Object found) {
    Optional<BigDecimal> number = number(found);
    return number.isPresent()
        ? number(expected).filter(one -> one.compareTo(number.get()) == 0).isPresent()
        : found != null && expected.toString().equals(found.toString());
  }

  /**
   * Of a number, of a truth value (drivers return TINYINT(1) as one), of a text that is a number.
   */
  private static Optional<BigDecimal> number(Object value) {
    if (value instanceof Boolean truth) {
      return Optional.of(truth ? BigDecimal.ONE : BigDecimal.ZERO);
    }
    if (value instanceof Number any) {
      return Optional.of(new BigDecimal(any.toString()));
    }
    if (value == null || !NUMBER.matcher(value.toString()).matches()) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(value.toString()));
  }
}
