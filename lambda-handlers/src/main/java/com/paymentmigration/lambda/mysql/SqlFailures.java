package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.AccountLockedException;
import com.paymentmigration.lambda.cutover.DatabaseUnreachableException;
import com.paymentmigration.lambda.cutover.SessionLostException;
import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.domain.MigrationException;
import java.sql.SQLException;
import java.util.List;

/**
 * Turns the driver's failures into the protocol's. What cannot be proven to have left the session
 * alive counts as a lost session: then the statement may have run, or may run yet.
 */
final class SqlFailures {
  private static final List<Integer> SESSION_ENDS =
      List.of(
          MySqlError.SERVER_SHUTDOWN,
          MySqlError.QUERY_INTERRUPTED,
          MySqlError.SERVER_GONE,
          MySqlError.SERVER_LOST);

  /** SQLSTATE class "connection exception". */
  private static final String CONNECTION_EXCEPTION = "08";

  private SqlFailures() {}

  /** A failed login. */
  static MigrationException ofLogin(String server, String username, SQLException failure) {
    String message = "login of " + username + " to " + server + ": " + summary(failure);
    return failure.getErrorCode() == MySqlError.ACCOUNT_LOCKED
        ? new AccountLockedException(message, failure)
        : new DatabaseUnreachableException(message, failure);
  }

  /**
   * A failed statement.
   *
   * @param doing what was being done, without values
   * @param secrets values that must not appear; if the driver's text holds one, it is left out with
   *     its stack
   */
  static MigrationException ofStatement(
      String server, String doing, SQLException failure, List<String> secrets) {
    boolean leaks = secrets.stream().anyMatch(secret -> textOf(failure).contains(secret));
    String message =
        doing
            + " on "
            + server
            + ": "
            + (leaks ? "error " + failure.getErrorCode() + " (text withheld)" : summary(failure));
    SQLException cause = leaks ? null : failure;
    return endsSession(failure)
        ? new SessionLostException(message, cause)
        : new StatementFailedException(failure.getErrorCode(), message, cause);
  }

  static boolean endsSession(SQLException failure) {
    String state = failure.getSQLState();
    return state == null
        || state.startsWith(CONNECTION_EXCEPTION)
        || SESSION_ENDS.contains(failure.getErrorCode());
  }

  private static String summary(SQLException failure) {
    String text = failure.getMessage() == null ? "" : failure.getMessage();
    return "error " + failure.getErrorCode() + " " + text.lines().findFirst().orElse("").strip();
  }

  private static String textOf(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      text.append(each.getMessage()).append('\n');
    }
    return text.toString();
  }
}
