package com.paymentmigration.credentials;

import com.paymentmigration.function.FunctionPlatform;
import com.paymentmigration.state.MigrationStateTable;
import java.util.Objects;

/**
 * What rotates, where and how often.
 *
 * @param platform what all functions share
 * @param credentials the secrets
 * @param clusters both databases
 * @param state table of the state item, whose lease keeps rotation and cutover apart
 * @param days days between two rotations, 1 to 90 (PCI DSS v4.0.1, 8.3.9 and 8.6.3)
 */
public record CredentialRotationProps(
    FunctionPlatform platform,
    DatabaseCredentials credentials,
    RotatedClusters clusters,
    MigrationStateTable state,
    int days) {
  /** Longest time between two rotations, in days. */
  public static final int MOST_DAYS = 90;

  /**
   * Checks that nothing is missing and the range.
   *
   * @throws NullPointerException naming the component that is missing
   * @throws IllegalArgumentException if {@code days} is out of range
   */
  public CredentialRotationProps {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(clusters, "clusters");
    Objects.requireNonNull(state, "state");
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "days: received " + days + ", allowed: 1 to " + MOST_DAYS + " days");
    }
  }
}
