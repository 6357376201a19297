package com.paymentmigration.monitoring;

import com.paymentmigration.lambda.domain.Environment;
import java.util.Objects;

/**
 * What is watched in both environments.
 *
 * @param blue blue's metrics and thresholds
 * @param green green's metrics and thresholds
 * @param topicArn topic that hears of every alarm
 */
public record MigrationAlarmsProps(
    EnvironmentAlarmsProps blue, EnvironmentAlarmsProps green, String topicArn) {
  /**
   * Checks that nothing is missing and that each is in its place.
   *
   * @throws NullPointerException naming the component that is missing
   * @throws IllegalArgumentException if blue is not blue or green is not green
   */
  public MigrationAlarmsProps {
    requireColour(blue, "blue", Environment.BLUE);
    requireColour(green, "green", Environment.GREEN);
    Objects.requireNonNull(topicArn, "topicArn");
  }

  private static void requireColour(
      EnvironmentAlarmsProps props, String component, Environment allowed) {
    Objects.requireNonNull(props, component);
    if (props.environment() != allowed) {
      throw new IllegalArgumentException(
          component
              + ".environment: received "
              + props.environment().key()
              + ", allowed: "
              + allowed.key());
    }
  }
}
