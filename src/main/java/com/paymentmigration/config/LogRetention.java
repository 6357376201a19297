package com.paymentmigration.config;

import software.amazon.awscdk.services.logs.RetentionDays;

/** Days that a profile names, as the CDK names them. */
public final class LogRetention {
  private LogRetention() {}

  /**
   * The CDK's constant.
   *
   * @param days one of the values that {@link Retention} accepts
   * @throws IllegalArgumentException if CloudWatch Logs has no such retention
   */
  public static RetentionDays of(int days) {
    return switch (days) {
      case 30 -> RetentionDays.ONE_MONTH;
      case 60 -> RetentionDays.TWO_MONTHS;
      case 90 -> RetentionDays.THREE_MONTHS;
      case 120 -> RetentionDays.FOUR_MONTHS;
      case 150 -> RetentionDays.FIVE_MONTHS;
      case 180 -> RetentionDays.SIX_MONTHS;
      case 365 -> RetentionDays.ONE_YEAR;
      case 400 -> RetentionDays.THIRTEEN_MONTHS;
      case 545 -> RetentionDays.EIGHTEEN_MONTHS;
      case 731 -> RetentionDays.TWO_YEARS;
      case 1096 -> RetentionDays.THREE_YEARS;
      case 1827 -> RetentionDays.FIVE_YEARS;
      case 2192 -> RetentionDays.SIX_YEARS;
      case 2557 -> RetentionDays.SEVEN_YEARS;
      case 2922 -> RetentionDays.EIGHT_YEARS;
      case 3288 -> RetentionDays.NINE_YEARS;
      case 3653 -> RetentionDays.TEN_YEARS;
      default ->
          throw new IllegalArgumentException(
              "retention.logDays: received " + days + ", allowed: what CloudWatch Logs accepts");
    };
  }
}
