package com.paymentmigration.lambda.handler;

import java.util.Map;

/** Settings that are numbers. */
final class Numbers {
  private Numbers() {}

  /**
   * The positive whole number that {@code setting} holds.
   *
   * @throws IllegalStateException if it is absent or no such number
   */
  static int positive(Setting setting, Map<String, String> variables) {
    String value = setting.from(variables);
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalStateException(
          "environment variable "
              + setting.name()
              + ": received '"
              + value
              + "', allowed: a whole number from 1 to 999999999");
    }
    return Integer.parseInt(value);
  }

  /**
   * The positive whole number that {@code setting} holds, or {@code otherwise} if it is absent.
   *
   * @throws IllegalStateException if it is there and no such number
   */
  static int positiveOr(int otherwise, Setting setting, Map<String, String> variables) {
    return setting.ifSet(variables).isPresent() ? positive(setting, variables) : otherwise;
  }
}
