package com.paymentmigration.lambda.validation.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognizes primary account numbers: 13 to 19 digits, maybe grouped, that satisfy Luhn's formula.
 */
public final class CardNumbers {
  /** Candidates, for the server's own filter and for us. */
  static final String CANDIDATE = "[2-6][0-9](?:[ -]?[0-9]){11,17}";

  private static final Pattern PATTERN = Pattern.compile("(?<![0-9])" + CANDIDATE + "(?![0-9])");

  /**
   * An identifier of this form is none, whatever its digits add up to: among some thousand random
   * ones there always are some that satisfy the formula.
   */
  private static final Pattern UUID =
      Pattern.compile("\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b");

  private static final Pattern EITHER = Pattern.compile(UUID + "|" + PATTERN);

  private CardNumbers() {}

  /** Whether {@code text} holds one. ISO/IEC 7812-1: numbers of cards begin with 2 to 6. */
  static boolean in(String text) {
    Matcher matcher = PATTERN.matcher(UUID.matcher(text).replaceAll("uuid"));
    while (matcher.find()) {
      if (luhn(matcher.group())) {
        return true;
      }
    }
    return false;
  }

  /** {@code text} with {@code [number]} in place of each. */
  public static String blotted(String text) {
    return EITHER
        .matcher(text)
        .replaceAll(
            found ->
                UUID.matcher(found.group()).matches() || !luhn(found.group())
                    ? Matcher.quoteReplacement(found.group())
                    : "[number]");
  }

  private static boolean luhn(String candidate) {
    int sum = 0;
    boolean twice = false;
    for (int at = candidate.length() - 1; at >= 0; at--) {
      int digit = candidate.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        continue;
      }
      int value = twice ? digit * 2 : digit;
      sum += value > 9 ? value - 9 : value;
      twice = !twice;
    }
    return sum % 10 == 0;
  }
}
