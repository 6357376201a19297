package com.paymentmigration.rehearsal.application;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Accounts that may pay.
 *
 * @param first number
 * @param last number, not below the first
 */
public record Accounts(int first, int last) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

  /**
   * Reads {@code FIRST-LAST}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static Accounts of(String text) {
    Matcher range = FORM.matcher(text);
    if (range.matches()) {
      Accounts accounts =
          new Accounts(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
      if (accounts.first() <= accounts.last()) {
        return accounts;
      }
    }
    throw new IllegalArgumentException(
        "--accounts: received '" + text + "', allowed: two numbers such as 1-32");
  }
}
