package com.paymentmigration.environment;

import com.paymentmigration.config.FleetSizing;
import com.paymentmigration.config.Retention;
import com.paymentmigration.lambda.domain.Environment;
import java.util.Objects;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What one fleet is, apart from its database.
 *
 * @param environment colour: the only thing in which two fleets differ, beside the image
 * @param sizing instance type, numbers, scaling targets, port and health check
 * @param imageId machine image, a token or a literal {@code ami-…}; its root device is {@code
 *     /dev/xvda}, as on Amazon Linux 2023
 * @param placement network
 * @param data tables and secrets of the application
 * @param retention days that the application's log is kept, removal policy
 * @param volumeKey key of the root volumes
 * @param logKey key of the application's log group
 * @param notificationTopicArn topic that hears of every launch and termination
 */
public record FleetPlan(
    Environment environment,
    FleetSizing sizing,
    String imageId,
    FleetPlacement placement,
    ApplicationData data,
    Retention retention,
    IKey volumeKey,
    IKey logKey,
    String notificationTopicArn) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public FleetPlan {
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(sizing, "sizing");
    Objects.requireNonNull(imageId, "imageId");
    Objects.requireNonNull(placement, "placement");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(retention, "retention");
    Objects.requireNonNull(volumeKey, "volumeKey");
    Objects.requireNonNull(logKey, "logKey");
    Objects.requireNonNull(notificationTopicArn, "notificationTopicArn");
  }
}
