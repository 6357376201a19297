package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.domain.TransientFailureException;

/** Rotation must not run now; nothing was changed, and Secrets Manager tries again later. */
public class RotationRefusedException extends TransientFailureException {
  private static final long serialVersionUID = 1L;

  /** Why not now. */
  public RotationRefusedException(String message) {
    super(message);
  }
}
