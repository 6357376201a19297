package com.paymentmigration.lambda.realpair;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.referenceapp.PaymentSchema;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The books after a test: what must be true of the data, whatever happened.
 *
 * @param pair the servers
 */
record Books(MySqlPair pair) {
  /**
   * Every acknowledged payment is on {@code writer} once; the money adds up; no payment was
   * accepted by a side after the other had taken over.
   *
   * @param moves how often the writer moved, back included
   */
  void audit(Environment writer, List<PaymentLoad.Acknowledged> acknowledged, int moves) {
    assertThat(acknowledged).as("acknowledged payments").isNotEmpty();
    Totals totals = totals(writer, acknowledged);
    assertThat(totals.lost()).as("acknowledged, but not on the writer").isEmpty();
    assertThat(totals.doubled()).as("keys written twice").isZero();
    assertThat(totals.unaccounted())
        .as("money debited but not paid, or paid twice")
        .isEqualTo("0.00");
    assertThat(totals.changesOfSide())
        .as("changes of the writing side in order of time: one for each move of the writer")
        .isEqualTo(moves);
  }

  /**
   * What the books say.
   *
   * @param lost keys that were acknowledged and are not on the writer
   * @param doubled keys that are there more than once
   * @param unaccounted money that balances and payments do not agree on
   * @param changesOfSide how often the writing side changes in order of time
   */
  record Totals(Set<String> lost, int doubled, String unaccounted, int changesOfSide) {}

  Totals totals(Environment writer, List<PaymentLoad.Acknowledged> acknowledged) {
    stopEvents();
    MySqlServer server = pair.server(writer);
    Set<String> lost = new HashSet<>();
    acknowledged.forEach(payment -> lost.add(payment.key()));
    lost.removeAll(keys(server));
    return new Totals(
        lost,
        Integer.parseInt(doubled(server)),
        unaccounted(server),
        Integer.parseInt(changesOfSide(server)));
  }

  /** Waits until the standby has executed what the writer has. */
  void awaitStandby(Environment writer) {
    String wanted = pair.server(writer).value("SELECT @@GLOBAL.gtid_executed");
    assertThat(
            pair.server(writer.other())
                .value("SELECT WAIT_FOR_EXECUTED_GTID_SET('" + wanted + "', 30)"))
        .as("standby %s has executed all that %s has", writer.other(), writer)
        .isEqualTo("0");
  }

  /** Both sides hold the same rows, once the standby has executed what the writer has. */
  void auditStandby(Environment writer) {
    MySqlServer standby = pair.server(writer.other());
    awaitStandby(writer);
    assertThat(sum(standby)).as("rows").isEqualTo(sum(pair.server(writer)));
  }

  /** The application's own event would go on writing while we compare. */
  private void stopEvents() {
    pair.blue().execute("SET GLOBAL event_scheduler = OFF");
    pair.green().execute("SET GLOBAL event_scheduler = OFF");
  }

  private static String sum(MySqlServer server) {
    return server.value(
        "SELECT CONCAT(COUNT(*), ' ', COALESCE(BIT_XOR(CONV(SUBSTRING(MD5(CONCAT_WS('|', id,"
            + " idempotency_key, amount, written_on, written_at)), 1, 15), 16, 10)), 0))"
            + " FROM payments.payment");
  }

  static String changesOfSide(MySqlServer server) {
    return server.value(
        "SELECT COUNT(*) FROM (SELECT written_on, LAG(written_on) OVER (ORDER BY written_at)"
            + " AS previous FROM payments.payment) AS ordered WHERE written_on <> previous");
  }

  private static String doubled(MySqlServer server) {
    return server.value("SELECT COUNT(*) - COUNT(DISTINCT idempotency_key) FROM payments.payment");
  }

  private static String unaccounted(MySqlServer server) {
    return server.value(
        "SELECT "
            + PaymentSchema.OPENING_BALANCE
            + " - (SELECT balance FROM payments.account WHERE id = 1)"
            + " - (SELECT COALESCE(SUM(amount), 0) FROM payments.payment WHERE account_id = 1)");
  }

  private static Set<String> keys(MySqlServer server) {
    Set<String> keys = new HashSet<>();
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT idempotency_key FROM payments.payment")) {
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("books cannot be read", failure);
    }
    return keys;
  }
}
