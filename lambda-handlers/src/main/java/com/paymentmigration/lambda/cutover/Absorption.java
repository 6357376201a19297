package com.paymentmigration.lambda.cutover;

/**
 * What two people asked: that the writer counts a transaction as executed, which only the standby
 * has.
 *
 * @param gtid the transaction, or the transactions, as a GTID set
 * @param request who asked, and why
 * @param approval who agreed, and why
 */
public record Absorption(String gtid, Cause request, Cause approval) {
  /** Whether two people asked; names are claims, which two policies of IAM back. */
  boolean byTwo() {
    return !request.actor().equals(approval.actor());
  }

  /** Both of them as one actor of an audit event. */
  Cause cause() {
    return new Cause(
        request.actor() + " and " + approval.actor(),
        gtid + ": " + request.reason() + "; " + approval.reason());
  }
}
