package com.paymentmigration.rehearsal.wire;

/** What is done to a statement on its way. */
public enum Deed {
  /** Nothing. */
  PASS,
  /** The connection dies before the server sees it. */
  CUT_BEFORE,
  /** The server does it; the connection dies before the application learns of it. */
  CUT_AFTER,
  /** It waits {@link Tampering#HELD} before the server sees it. */
  HOLD,
  /** The server never sees it; the application is told that another unique key is taken (1062). */
  REFUSE
}
