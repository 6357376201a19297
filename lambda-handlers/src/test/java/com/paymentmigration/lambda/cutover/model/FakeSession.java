package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.domain.Environment;

/** A connection as the server sees it. */
final class FakeSession {
  final long id;
  final Environment account;
  final boolean exempt;
  boolean alive = true;
  boolean inTransaction;
  boolean cancelled;

  Runnable pending;
  long pendingDue;
  long usedAt;

  /** An admin's connection if {@code account} is null. */
  FakeSession(long id, Environment account, boolean exempt) {
    this.id = id;
    this.account = account;
    this.exempt = exempt;
  }

  boolean isApplication() {
    return account != null;
  }
}
