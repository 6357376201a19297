package com.paymentmigration.lambda.cutover;

import java.util.Optional;

/** What people said about pausing runs. */
public interface PauseRequests {
  /** Nobody ever said anything. */
  PauseRequests NONE = Optional::empty;

  /** The latest request, read consistently; empty if there never was one. */
  Optional<PauseRequest> latest();
}
