package com.paymentmigration.lambda.rotation;

import java.util.Objects;

/**
 * One call by Secrets Manager.
 *
 * @param secretId ARN of the secret
 * @param token version that is being made; the same in all steps of one rotation
 * @param step what to do
 */
public record RotationRequest(String secretId, String token, RotationStep step) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public RotationRequest {
    Objects.requireNonNull(secretId, "SecretId");
    Objects.requireNonNull(token, "ClientRequestToken");
    Objects.requireNonNull(step, "Step");
  }
}
