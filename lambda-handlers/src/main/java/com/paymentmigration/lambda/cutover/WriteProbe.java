package com.paymentmigration.lambda.cutover;

/** What a write probe of an application session showed. */
public enum WriteProbe {
  /** A write transaction would be let in. */
  ACCEPTED,
  /** Refused with 1290: read_only. */
  READ_ONLY
}
