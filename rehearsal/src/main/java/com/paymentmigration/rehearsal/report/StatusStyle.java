package com.paymentmigration.rehearsal.report;

/** How a status looks: at rest, moving, without a writer, going back, stopped. */
final class StatusStyle {
  private StatusStyle() {}

  static String of(Band band) {
    return of(band.value());
  }

  /** Whether one looks for this status first. */
  static boolean urgent(Band band) {
    return of(band).equals("careful-band") || of(band).equals("bad-band");
  }

  static String of(String status) {
    return switch (status) {
      case "SHIFTING", "SWITCHED" -> "moving-band";
      case "CUTTING_OVER", "ROLLING_BACK" -> "careful-band";
      case "COMPLETED", "ROLLED_BACK" -> "good-band";
      case "HALTED" -> "bad-band";
      default -> "rest-band";
    };
  }
}
