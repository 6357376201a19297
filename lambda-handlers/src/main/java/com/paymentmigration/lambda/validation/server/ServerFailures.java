package com.paymentmigration.lambda.validation.server;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says in words why a server did not answer. Codes: MySQL 8.0 Error Message Reference. */
final class ServerFailures {
  private static final String LINK = "communications link failure";
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int DEADLOCK = 1213;
  private static final int QUERY_KILLED = 1317;
  private static final int EXECUTION_TIME = 3024;
  private static final int ACCESS_DENIED = 1045;
  private static final int ACCOUNT_LOCKED = 3118;
  private static final int NO_SUCH_TABLE = 1146;
  private static final int BAD_FIELD = 1054;
  private static final Set<Integer> FORBIDDEN =
      new TreeSet<>(List.of(1044, 1142, 1143, 1227, 1370));

  private ServerFailures() {}

  static CouldNotVerifyException of(ServerAddress address, SQLException failure) {
    String where = address.label() + " (" + address.host() + ":" + address.port() + "): ";
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    int code = failure.getErrorCode();
    String said = firstLine(failure);
    if (code == LOCK_WAIT_TIMEOUT || code == DEADLOCK) {
      return again(where + "waited too long for a lock: " + said, failure);
    }
    if (code == QUERY_KILLED) {
      return again(where + "the query was killed: " + said, failure);
    }
    if (code == EXECUTION_TIME) {
      return never(where + "the query ran longer than allowed: " + said, failure);
    }
    if (code == ACCESS_DENIED || code == ACCOUNT_LOCKED) {
      return never(where + "login refused: " + said, failure);
    }
    if (FORBIDDEN.contains(code)) {
      return never(where + "permission missing: " + said, failure);
    }
    if (code == NO_SUCH_TABLE || code == BAD_FIELD) {
      return never(where + "changed meanwhile: " + said, failure);
    }
    Optional<String> certificate = CertificateFailures.reason(failure);
    if (certificate.isPresent()) {
      return never(
          where + "certificate not verified: " + (said.equals(LINK) ? certificate.get() : said),
          failure);
    }
    if (state.startsWith("08") || code == 0 || code == 1053 || code == 1927) {
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
