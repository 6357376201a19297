package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Closes and opens the sides by the migration's own means: read_only, kills, locked accounts. */
final class Fence {
  private static final int CATCH_UP_SECONDS = 20;

  /** MySQL: unknown thread. */
  private static final int NO_SUCH_THREAD = 1094;

  private final MySqlPair pair;

  Fence(MySqlPair pair) {
    this.pair = pair;
  }

  /** Account of {@code side} whose name the state item holds. */
  static String account(Environment side) {
    return "payment_app_" + side.key();
  }

  /** Its twin, which a rotation alternates with it. */
  static String twin(Environment side) {
    return account(side) + "_twin";
  }

  /** Nobody but the superuser writes on {@code side}; sessions stay. */
  void readOnly(Environment side, boolean on) {
    pair.server(side).execute("SET GLOBAL read_only = " + (on ? "ON" : "OFF"));
  }

  /** Closes {@code side} whole. */
  void close(Environment side) {
    readOnly(side, true);
    kill(side);
    accounts(side, "LOCK");
    kill(side);
  }

  /** Opens {@code side}. */
  void open(Environment side) {
    accounts(side, "UNLOCK");
    readOnly(side, false);
  }

  private void accounts(Environment side, String verb) {
    List<String> statements = new ArrayList<>();
    statements.add("SET SESSION sql_log_bin = 0");
    for (String user : List.of(account(side), twin(side))) {
      statements.add("ALTER USER IF EXISTS " + user + "@'%' ACCOUNT " + verb);
    }
    pair.server(side).execute(statements);
  }

  /** Ends the applications' sessions on {@code side}. */
  void kill(Environment side) {
    MySqlServer server = pair.server(side);
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement()) {
      for (String id : sessions(statement)) {
        try {
          statement.execute("KILL " + id);
        } catch (SQLException gone) {
          if (gone.getErrorCode() != NO_SUCH_THREAD) {
            throw gone;
          }
        }
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("sessions of " + side + " cannot be ended", failure);
    }
  }

  private static List<String> sessions(Statement statement) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT id FROM information_schema.processlist WHERE user LIKE 'payment\\_app%'")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  /** Waits until the other side has everything of {@code source}. */
  void catchUp(Environment source) {
    String executed = pair.server(source).value("SELECT @@GLOBAL.gtid_executed");
    String late =
        pair.server(source.other())
            .value(
                "SELECT WAIT_FOR_EXECUTED_GTID_SET('" + executed + "', " + CATCH_UP_SECONDS + ")");
    if (!"0".equals(late)) {
      throw new IllegalStateException(
          "the standby of " + source + " does not catch up in " + CATCH_UP_SECONDS + " s");
    }
  }
}
