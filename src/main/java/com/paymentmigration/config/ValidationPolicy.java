package com.paymentmigration.config;

import com.paymentmigration.lambda.validation.check.StandardChecks;
import java.util.List;

/**
 * How strict the validation before a migration is.
 *
 * @param verdictMaxAgeSeconds oldest recorded verdict that the gate accepts, 60 to 3600 seconds
 * @param warningChecks names of checks whose failure only warns; the report says that they do
 */
public record ValidationPolicy(int verdictMaxAgeSeconds, List<String> warningChecks) {
  /**
   * Validates.
   *
   * @throws ConfigurationException naming the property, what was received and what is allowed
   */
  public ValidationPolicy {
    warningChecks = List.copyOf(warningChecks);
    Require.between(60, 3600, "validation.verdictMaxAgeSeconds", verdictMaxAgeSeconds, "seconds");
    for (String check : warningChecks) {
      Require.oneOf(StandardChecks.names(), "validation.warningChecks", check);
    }
  }
}
