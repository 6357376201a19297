package com.paymentmigration.lambda.validation.table;

import java.math.BigInteger;
import java.util.List;

/**
 * A key's values, as {@link KeyOrder#read} reads them.
 *
 * @param values one text per column of the key
 */
public record Key(List<String> values) {
  /** Keeps its own copy. */
  public Key {
    values = List.copyOf(values);
  }

  /** The key of one whole number. */
  public static Key of(BigInteger number) {
    return new Key(List.of(number.toString()));
  }

  /** The number of a key that is one whole number. */
  public BigInteger number() {
    return new BigInteger(values.get(0));
  }
}
