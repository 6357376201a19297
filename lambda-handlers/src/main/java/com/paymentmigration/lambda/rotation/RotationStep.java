package com.paymentmigration.lambda.rotation;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The steps that Secrets Manager calls, in this order; a failed one makes it repeat all of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html">Rotation
 *     by Lambda function</a>
 */
public enum RotationStep {
  /** Makes the new credential and stores it as pending. */
  CREATE_SECRET("createSecret"),
  /** Makes the databases accept the pending credential. */
  SET_SECRET("setSecret"),
  /** Proves that they do. */
  TEST_SECRET("testSecret"),
  /** Makes the pending credential the current one. */
  FINISH_SECRET("finishSecret");

  private final String key;

  RotationStep(String key) {
    this.key = key;
  }

  /** The step as Secrets Manager spells it. */
  public String key() {
    return key;
  }

  /**
   * The step that Secrets Manager spells {@code key}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RotationStep ofKey(String key) {
    return Arrays.stream(values())
        .filter(step -> step.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Step: received '"
                        + key
                        + "', allowed: "
                        + Arrays.stream(values())
                            .map(RotationStep::key)
                            .collect(Collectors.joining(", "))));
  }
}
