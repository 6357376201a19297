package com.paymentmigration.config;

import com.paymentmigration.lambda.validation.check.StandardChecks;
import java.util.List;

/**
 * How strict the validation before a migration is.
 *
 * @param verdictMaxAgeSeconds oldest recorded verdict that the gate accepts, 60 to 3600 seconds
 * @param warningChecks names of checks whose failure only warns; the report says that they do
 * @param proofRowsPerSecond rows that the continuous proof compares in a second: 100 to 50,000, or
 *     0 for no continuous proof
 * @param proofSecondsPerMinute how long it works in each minute, 20 to 55 seconds: its price
 */
public record ValidationPolicy(
    int verdictMaxAgeSeconds,
    List<String> warningChecks,
    int proofRowsPerSecond,
    int proofSecondsPerMinute) {
  /**
   * Validates.
   *
   * @throws ConfigurationException naming the property, what was received and what is allowed
   */
  public ValidationPolicy {
    warningChecks = List.copyOf(warningChecks);
    Require.between(60, 3600, "validation.verdictMaxAgeSeconds", verdictMaxAgeSeconds, "seconds");
    if (proofRowsPerSecond != 0) {
      Require.that(
          proofRowsPerSecond >= 100 && proofRowsPerSecond <= 50_000,
          "validation.proofRowsPerSecond",
          proofRowsPerSecond,
          "0, or 100 to 50000 rows");
    }
    Require.between(20, 55, "validation.proofSecondsPerMinute", proofSecondsPerMinute, "seconds");
    for (String check : warningChecks) {
      Require.oneOf(StandardChecks.names(), "validation.warningChecks", check);
    }
  }
}
