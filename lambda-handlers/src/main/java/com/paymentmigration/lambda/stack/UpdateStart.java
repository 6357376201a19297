package com.paymentmigration.lambda.stack;

/** What CloudFormation said to an update. */
public enum UpdateStart {
  /** It is under way, or was begun earlier under the same token. */
  STARTED,
  /** The stack is that already ("No updates are to be performed"): a success. */
  NOTHING_TO_DO,
  /** Another operation is under way: ask again when it has settled. */
  BUSY
}
