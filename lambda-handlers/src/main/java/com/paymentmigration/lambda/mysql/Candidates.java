package com.paymentmigration.lambda.mysql;

import java.sql.SQLException;
import java.util.List;

/** Logs in with the passwords that may be valid while a rotation is under way. */
final class Candidates {
  private Candidates() {}

  /** One login. */
  @FunctionalInterface
  interface Attempt<L, C> {
    /** Connects as {@code login}. */
    C with(L login) throws SQLException;
  }

  /**
   * The first connection that is accepted. Only a refused password tries the next one.
   *
   * @throws SQLException the last refusal, or the first failure of another kind
   */
  static <L, C> C firstAccepted(List<L> logins, Attempt<L, C> attempt) throws SQLException {
    SQLException last = new SQLException("no login is known", "28000", MySqlError.ACCESS_DENIED);
    for (L login : logins) {
      try {
        return attempt.with(login);
      } catch (SQLException failure) {
        if (failure.getErrorCode() != MySqlError.ACCESS_DENIED) {
          throw failure;
        }
        last = failure;
      }
    }
    throw last;
  }
}
