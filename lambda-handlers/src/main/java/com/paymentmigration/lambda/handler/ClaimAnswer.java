package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.cutover.ClaimRollback;

/**
 * What the claim of a rollback is answered with. Two functions can be asked, so that a rollback
 * does not depend on one of them: {@link RunHandler} first, then {@link WatchdogHandler}.
 *
 * @param epoch the rollback's epoch if accepted, else the state's
 * @param from side that is given up
 * @param to side that everything returns to
 * @param accepted whether the asking execution owns the rollback
 * @param why ACCEPTED, NOTED (ask again), or why not
 */
public record ClaimAnswer(long epoch, String from, String to, boolean accepted, String why) {
  /** Operation by which both are asked. */
  public static final String OPERATION = "beginRollback";

  static ClaimAnswer to(ClaimRollback claims, ClaimRollback.Request request) {
    ClaimRollback.Claim claim = claims.claim(request);
    return new ClaimAnswer(
        claim.epoch(), claim.from().key(), claim.to().key(), claim.accepted(), claim.why().name());
  }
}
