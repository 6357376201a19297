package com.paymentmigration.lambda.legacy;

import static com.paymentmigration.lambda.legacy.InventoryLine.note;
import static com.paymentmigration.lambda.legacy.InventoryLine.ready;
import static com.paymentmigration.lambda.legacy.InventoryLine.refused;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is under way on the server, how large it is, and how far away. */
final class ActivityAssumptions {
  private static final int ROUND_TRIPS = 21;
  private static final double BYTES_A_GIGABYTE = 1e9;

  /**
   * Columns of XA RECOVER CONVERT XID; the last one is hexadecimal, because an id holds any byte.
   */
  private static final int FORMAT = 0;

  private static final int GTRID_LENGTH = 1;
  private static final int DATA = 3;

  private final Duration roundTripBudget;
  private final Duration longestTransaction;

  ActivityAssumptions(Duration roundTripBudget, Duration longestTransaction) {
    this.roundTripBudget = roundTripBudget;
    this.longestTransaction = longestTransaction;
  }

  List<Assumption> all() {
    return List.of(
        new Assumption("prepared-transactions", ActivityAssumptions::prepared),
        new Assumption("long-transactions", this::longTransactions),
        new Assumption("size", ActivityAssumptions::size),
        new Assumption("round-trip", this::roundTrip));
  }

  /** XA COMMIT passes read_only and every lock: a closed server would change. */
  private static InventoryLine prepared(LegacyServer server) {
    List<List<String>> prepared = server.rows("XA RECOVER CONVERT XID");
    if (prepared.isEmpty()) {
      return ready("prepared-transactions", "none");
    }
    return refused(
        "prepared-transactions",
        prepared.size() + " by XA",
        "none: each can be committed on a closed server",
        prepared.stream().map(ActivityAssumptions::ended).toList());
  }

  private static String ended(List<String> row) {
    String digits = row.get(DATA).substring(2);
    int split = 2 * Integer.parseInt(row.get(GTRID_LENGTH));
    return "XA ROLLBACK x'"
        + digits.substring(0, split)
        + "', x'"
        + digits.substring(split)
        + "', "
        + row.get(FORMAT)
        + "; -- or XA COMMIT";
  }

  /** A seed's first lock waits for each of them, and holds every write back meanwhile. */
  private InventoryLine longTransactions(LegacyServer server) {
    List<List<String>> open =
        server.rows(
            "SELECT t.trx_mysql_thread_id, TIMESTAMPDIFF(SECOND, t.trx_started, NOW()), p.user,"
                + " p.host FROM information_schema.innodb_trx t JOIN information_schema.processlist p"
                + " ON p.id = t.trx_mysql_thread_id WHERE TIMESTAMPDIFF(SECOND, t.trx_started, NOW()) > "
                + longestTransaction.toSeconds()
                + " ORDER BY 2 DESC");
    if (open.isEmpty()) {
      return ready("long-transactions", "none above " + longestTransaction.toSeconds() + " s");
    }
    return refused(
        "long-transactions",
        Shown.list(
            open.stream()
                .map(row -> row.get(1) + " s by " + row.get(2) + " from " + row.get(3))
                .toList()),
        "none above " + longestTransaction.toSeconds() + " s: the seed and the fence wait for them",
        open.stream().map(row -> "KILL " + row.get(0) + "; -- or let it end").toList());
  }

  private static InventoryLine size(LegacyServer server) {
    List<String> sums =
        server
            .rows(
                "SELECT COALESCE(SUM(data_length + index_length), 0), COALESCE(SUM(table_rows), 0)"
                    + " FROM information_schema.tables WHERE table_schema = "
                    + server.schemaLiteral())
            .get(0);
    double gigabytes = Double.parseDouble(sums.get(0)) / BYTES_A_GIGABYTE;
    return ready(
        "size",
        String.format(
            Locale.ROOT, "%.1f GB, about %,d rows", gigabytes, Long.parseLong(sums.get(1))));
  }

  /** Blue's fleet writes to this server while the traffic shifts: each statement pays the way. */
  private InventoryLine roundTrip(LegacyServer server) {
    long[] nanos = new long[ROUND_TRIPS];
    for (int trip = 0; trip < ROUND_TRIPS; trip++) {
      long asked = System.nanoTime();
      server.value("SELECT 1");
      nanos[trip] = System.nanoTime() - asked;
    }
    Arrays.sort(nanos);
    Duration median = Duration.ofNanos(nanos[ROUND_TRIPS / 2]);
    String seen =
        String.format(Locale.ROOT, "%.1f ms, median of %d", median.toNanos() / 1e6, ROUND_TRIPS);
    if (median.compareTo(roundTripBudget) <= 0) {
      return ready("round-trip", seen);
    }
    return note(
        "round-trip",
        seen
            + ", budget "
            + roundTripBudget.toMillis()
            + " ms: every statement of blue's fleet takes that long while this server is the writer",
        "-- measure it from a subnet of the stack, where blue's fleet will be");
  }
}
