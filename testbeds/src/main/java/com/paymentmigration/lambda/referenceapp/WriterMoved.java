package com.paymentmigration.lambda.referenceapp;

import java.sql.SQLException;
import java.util.List;

/** Contract, rule 2: what a failure means to an application. */
final class WriterMoved {
  /** read_only, read-only server, locked account, lost connection, shutdown, killed. */
  private static final List<Integer> CODES = List.of(1290, 1836, 3118, 2013, 2006, 1053, 1317);

  private static final int DUPLICATE_KEY = 1062;
  private static final List<Integer> TRY_AGAIN = List.of(1205, 1213);

  private WriterMoved() {}

  /** Evict the connection, read the state item at once, try again there. */
  static boolean shownBy(SQLException failure) {
    String state = failure.getSQLState();
    return CODES.contains(failure.getErrorCode()) || state == null || state.startsWith("08");
  }

  /** Lock wait timeout and deadlock: the transaction is rolled back, the connection is sound. */
  static boolean mayBeTriedAgain(SQLException failure) {
    return TRY_AGAIN.contains(failure.getErrorCode());
  }

  /**
   * A unique key is taken: perhaps by an earlier, in-doubt try of the same payment that had been
   * committed. Which key it was, and by which payment, only the row tells.
   */
  static boolean isDuplicate(SQLException failure) {
    return failure.getErrorCode() == DUPLICATE_KEY;
  }
}
