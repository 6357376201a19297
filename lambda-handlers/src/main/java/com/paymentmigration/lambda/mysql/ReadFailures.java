package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.SchemaAddress;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says in words why a server did not answer a reading session. */
final class ReadFailures {
  private static final String LINK = "communications link failure";

  /** Access denied to a schema, table, column, by privilege, to a routine. */
  private static final Set<Integer> FORBIDDEN =
      new TreeSet<>(List.of(1044, 1142, 1143, MySqlError.PRIVILEGE_MISSING, 1370));

  private ReadFailures() {}

  static CouldNotVerifyException of(SchemaAddress address, SQLException failure) {
    String where = address.label() + " (" + address.host() + ":" + address.port() + "): ";
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    int code = failure.getErrorCode();
    String said = firstLine(failure);
    if (code == MySqlError.LOCK_WAIT_TIMEOUT || code == MySqlError.DEADLOCK) {
      return again(where + "waited too long for a lock: " + said, failure);
    }
    if (code == MySqlError.QUERY_INTERRUPTED) {
      return again(where + "the query was killed: " + said, failure);
    }
    if (code == MySqlError.EXECUTION_TIME) {
      return never(where + "the query ran longer than allowed: " + said, failure);
    }
    if (code == MySqlError.ACCESS_DENIED || code == MySqlError.ACCOUNT_LOCKED) {
      return never(where + "login refused: " + said, failure);
    }
    if (FORBIDDEN.contains(code)) {
      return never(where + "permission missing: " + said, failure);
    }
    if (code == MySqlError.NO_SUCH_TABLE || code == MySqlError.NO_SUCH_COLUMN) {
      return never(where + "changed meanwhile: " + said, failure);
    }
    Optional<String> certificate = CertificateFailures.reason(failure);
    if (certificate.isPresent()) {
      return never(
          where + "certificate not verified: " + (said.equals(LINK) ? certificate.get() : said),
          failure);
    }
    if (state.startsWith("08")
        || code == 0
        || code == MySqlError.SERVER_SHUTDOWN
        || code == MySqlError.CONNECTION_KILLED) {
      return again(where + "not reachable or connection lost: " + said, failure);
    }
    return never(where + "error " + code + ": " + said, failure);
  }

  private static CouldNotVerifyException again(String reason, SQLException cause) {
    return new CouldNotVerifyException(reason, true, cause);
  }

  private static CouldNotVerifyException never(String reason, SQLException cause) {
    return new CouldNotVerifyException(reason, false, cause);
  }

  private static String firstLine(SQLException failure) {
    String message = String.valueOf(failure.getMessage()).strip();
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end).strip();
    return line.toLowerCase(Locale.ROOT).startsWith(LINK) ? LINK : line;
  }
}
