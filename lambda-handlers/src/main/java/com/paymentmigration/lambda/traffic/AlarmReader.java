package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.Environment;

/** The guard alarms. */
@FunctionalInterface
public interface AlarmReader {
  /**
   * The guard alarm of {@code environment}, now.
   *
   * @throws com.paymentmigration.lambda.domain.MigrationException if there is no such alarm
   */
  GuardAlarm guardOf(Environment environment);
}
