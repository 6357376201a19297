package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;

/**
 * Which environment an alarm guards.
 *
 * @param blue name of blue's guard alarm
 * @param green name of green's guard alarm
 */
public record GuardNames(String blue, String green) {
  /**
   * The environment that the alarm {@code name} guards.
   *
   * @throws IllegalArgumentException if it is no guard
   */
  public Environment guarded(String name) {
    if (name.equals(blue)) {
      return Environment.BLUE;
    }
    if (name.equals(green)) {
      return Environment.GREEN;
    }
    throw new IllegalArgumentException(
        "alarmName: received '" + name + "', allowed: " + blue + ", " + green);
  }
}
