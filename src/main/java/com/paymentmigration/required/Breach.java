package com.paymentmigration.required;

/**
 * Something of a template that is not as it must be.
 *
 * @param rule id of the rule
 * @param pointer place in the template
 * @param line what was received, what is required, for which requirement and why
 */
public record Breach(String rule, String pointer, String line) {
  private static final int LONGEST = 300;

  static String shown(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
  }
}
