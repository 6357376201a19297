package com.paymentmigration.rehearsal.check;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.rehearsal.load.Ledger;
import com.paymentmigration.rehearsal.record.CheckResult;
import com.paymentmigration.rehearsal.service.Schema;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The databases against what clients were told. */
public final class Books implements Bookkeeping {
  /** A receiver whose source went away tries again after 60 s (MySQL, SOURCE_CONNECT_RETRY). */
  private static final Duration REPLICATES_AGAIN = Duration.ofSeconds(75);

  private static final String EACH_WRITE =
      "(SELECT written_on, written_at FROM payments.payment UNION ALL"
          + " SELECT written_on, written_at FROM payments.refund) AS writes";

  private final MySqlPair pair;
  private final Environment writer;
  private final List<Ledger.Entry> acknowledged;
  private final Counted counted;

  /**
   * What was counted.
   *
   * @param lost acknowledged, and not on the writer
   * @param doubled booked on the writer more than once, where no unique key prevents it
   */
  public record Counted(long lost, long doubled) {}

  /** Reads the books of {@code writer}; nobody may write meanwhile. */
  public Books(MySqlPair pair, Environment writer, List<Ledger.Entry> acknowledged) {
    this.pair = pair;
    this.writer = writer;
    this.acknowledged = acknowledged;
    this.counted = count(writtenOn(pair.server(writer)), booked(pair.server(writer)));
  }

  private Counted count(Map<String, Integer> written, Map<String, Integer> booked) {
    return new Counted(
        acknowledged.stream().filter(entry -> !written.containsKey(entry.key())).count(),
        booked.values().stream().filter(times -> times > 1).count());
  }

  @Override
  public Counted counted() {
    return counted;
  }

  /** Nothing lost, nothing doubled, the money adds up. */
  @Override
  public List<CheckResult> check(long moves) {
    MySqlServer server = pair.server(writer);
    BigDecimal unaccounted = unaccounted(server);
    String sides =
        server.value(
            "SELECT COUNT(*) FROM (SELECT written_on, LAG(written_on) OVER (ORDER BY written_at)"
                + " AS previous FROM "
                + EACH_WRITE
                + ") AS ordered WHERE written_on <> previous");
    return List.of(
        Promise.of(
            "I2: no acknowledged write is lost",
            counted.lost() == 0 && !acknowledged.isEmpty(),
            counted.lost() + " lost of " + acknowledged.size() + " acknowledged"),
        Promise.of(
            "no write is doubled", counted.doubled() == 0, counted.doubled() + " keys twice"),
        Promise.equal("each write is booked, and nothing else", writes(server), bookings(server)),
        Promise.of(
            "the money adds up", unaccounted.signum() == 0, unaccounted + " EUR unaccounted for"),
        Promise.of(
            "I1: the writing side changes only when the writer moves",
            Long.parseLong(sides) <= moves,
            sides + " changes of the side that wrote, " + moves + " moves of the writer"));
  }

  @Override
  public CheckResult standby() {
    MySqlServer other = pair.server(writer.other());
    String wanted = pair.server(writer).value("SELECT @@GLOBAL.gtid_executed");
    String waited =
        other.value(
            "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', %d)"
                .formatted(wanted, REPLICATES_AGAIN.toSeconds()));
    String there = sum(pair.server(writer));
    String here = sum(other);
    return Promise.of(
        "the standby holds the same rows",
        "0".equals(waited) && there.equals(here),
        writer.key() + " " + there + ", " + writer.other().key() + " " + here);
  }

  private static String sum(MySqlServer server) {
    return server.value(
        "SELECT CONCAT(COUNT(*), ' rows, digest ', LOWER(HEX(BIT_XOR(UNHEX(MD5(CONCAT_WS('|', id,"
            + " idempotency_key, amount, written_on, written_at))))))) FROM payments.payment");
  }

  private static BigDecimal unaccounted(MySqlServer server) {
    return new BigDecimal(
        server.value(
            "SELECT "
                + (long) Schema.ACCOUNTS * Schema.OPENING_BALANCE
                + " - (SELECT SUM(balance) FROM payments.account)"
                + " - (SELECT COALESCE(SUM(amount), 0) FROM payments.payment)"
                + " + (SELECT COALESCE(SUM(amount), 0) FROM payments.refund)"));
  }

  private static String writes(MySqlServer server) {
    return server.value(
        "SELECT (SELECT COUNT(*) FROM payments.payment WHERE fleet <> 'old')"
            + " + (SELECT COUNT(*) FROM payments.refund)");
  }

  private static String bookings(MySqlServer server) {
    return server.value("SELECT COUNT(*) FROM payments.booking");
  }

  private static Map<String, Integer> writtenOn(MySqlServer server) {
    return keys(
        server,
        "SELECT idempotency_key FROM payments.payment UNION ALL"
            + " SELECT idempotency_key FROM payments.refund");
  }

  private static Map<String, Integer> booked(MySqlServer server) {
    return keys(server, "SELECT written_for FROM payments.booking");
  }

  private static Map<String, Integer> keys(MySqlServer server, String query) {
    Map<String, Integer> written = new HashMap<>();
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        written.merge(rows.getString(1), 1, Integer::sum);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("the books cannot be read", failure);
    }
    return written;
  }
}
