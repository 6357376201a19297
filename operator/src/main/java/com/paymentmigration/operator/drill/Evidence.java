package com.paymentmigration.operator.drill;

import com.paymentmigration.lambda.validation.text.CardNumbers;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that was seen.
 *
 * @param at when
 * @param what what it is
 * @param value what it was, one line, at most {@value #LONGEST} characters, without card numbers
 */
public record Evidence(Instant at, String what, String value) {
  /** Longer values are cut: an auditor reads this. */
  static final int LONGEST = 2000;

  /** Makes one line of the value, and blots out what may be a card number. */
  public Evidence {
    Objects.requireNonNull(at, "at");
    value = line(value);
  }

  /** {@code text} as one line of at most {@value #LONGEST} characters without card numbers. */
  public static String line(String text) {
    String line = CardNumbers.blotted(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
