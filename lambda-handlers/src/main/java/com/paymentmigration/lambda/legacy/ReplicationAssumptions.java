package com.paymentmigration.lambda.legacy;

import static com.paymentmigration.lambda.legacy.InventoryLine.note;
import static com.paymentmigration.lambda.legacy.InventoryLine.ready;
import static com.paymentmigration.lambda.legacy.InventoryLine.refused;

import java.util.ArrayList;
import java.util.List;

/** Whether blue can follow the server by its binary log, without a gap and from the right place. */
final class ReplicationAssumptions {
  /** A load of several days must still find its beginning in the binary log. */
  private static final long SHORTEST_RETENTION_SECONDS = 7 * 86_400L;

  private static final long SECONDS_A_DAY = 86_400;

  private ReplicationAssumptions() {}

  static List<Assumption> all() {
    return List.of(
        new Assumption("binary-log", ReplicationAssumptions::binaryLog),
        new Assumption("binary-log-format", ReplicationAssumptions::format),
        new Assumption("binary-log-retention", ReplicationAssumptions::retention),
        new Assumption("binary-log-filters", ReplicationAssumptions::filters),
        new Assumption("gtid-mode", ReplicationAssumptions::gtidMode),
        new Assumption("gtid-set", ReplicationAssumptions::gtidSet),
        new Assumption("durability", ReplicationAssumptions::durability),
        new Assumption("source-of-its-own", ReplicationAssumptions::ownSource));
  }

  private static InventoryLine binaryLog(LegacyServer server) {
    if (!server.variable("log_bin").equals("on")) {
      return refused(
          "binary-log",
          "log_bin is " + server.variable("log_bin"),
          "on, with a server_id of its own",
          "-- my.cnf: log_bin=binlog, server_id=1, log_slave_updates=ON; restart");
    }
    if (server.number("server_id") == 0) {
      return refused(
          "binary-log", "server_id is 0", "any other number", "SET GLOBAL server_id = 1;");
    }
    if (!server.variable("log_slave_updates").equals("on")
        && !server.variable("log_replica_updates").equals("on")) {
      return refused(
          "binary-log",
          "log_slave_updates is off",
          "on: what the server applies from others must reach blue",
          "-- my.cnf: log_slave_updates=ON; restart");
    }
    return ready("binary-log", "on, server_id " + server.variable("server_id"));
  }

  /**
   * Rows with all their columns: a statement may mean something else on blue, and a row image
   * without all columns cannot be compared or repaired.
   */
  private static InventoryLine format(LegacyServer server) {
    List<String> received = new ArrayList<>();
    List<String> mend = new ArrayList<>();
    wanted(server, "binlog_format", "row", "ROW", received, mend);
    wanted(server, "binlog_row_image", "full", "FULL", received, mend);
    wanted(server, "binlog_row_value_options", "", "''", received, mend);
    if (received.isEmpty()) {
      return ready("binary-log-format", "ROW, FULL");
    }
    mend.add("-- sessions that are open keep the old value: restart the applications' pools");
    return refused(
        "binary-log-format",
        String.join(", ", received),
        "binlog_format ROW, binlog_row_image FULL, no partial JSON",
        mend);
  }

  private static void wanted(
      LegacyServer server,
      String variable,
      String value,
      String written,
      List<String> received,
      List<String> mend) {
    if (!server.variable(variable).equals(value)) {
      received.add(variable + " is " + server.variable(variable));
      mend.add("SET GLOBAL " + variable + " = " + written + ";");
    }
  }

  private static InventoryLine retention(LegacyServer server) {
    long seconds = server.number("binlog_expire_logs_seconds");
    long days = server.number("expire_logs_days");
    long kept = Math.max(seconds, days * SECONDS_A_DAY);
    if (kept == 0) {
      return ready("binary-log-retention", "kept until somebody purges them");
    }
    if (kept >= SHORTEST_RETENTION_SECONDS) {
      return ready("binary-log-retention", kept / SECONDS_A_DAY + " days");
    }
    return refused(
        "binary-log-retention",
        kept + " s",
        SHORTEST_RETENTION_SECONDS / SECONDS_A_DAY + " days or longer",
        server.from8()
            ? "SET GLOBAL binlog_expire_logs_seconds = " + SHORTEST_RETENTION_SECONDS + ";"
            : "SET GLOBAL expire_logs_days = " + SHORTEST_RETENTION_SECONDS / SECONDS_A_DAY + ";");
  }

  /** What the source leaves out of its log never reaches blue, and no position shows it. */
  private static InventoryLine filters(LegacyServer server) {
    for (List<String> row : server.rows(server.binaryLogStatus())) {
      String filters = row.get(2) + row.get(3);
      if (!filters.isEmpty()) {
        return refused(
            "binary-log-filters",
            "binlog_do_db '" + row.get(2) + "', binlog_ignore_db '" + row.get(3) + "'",
            "neither: changes that are not logged never reach blue",
            "-- my.cnf: remove binlog-do-db and binlog-ignore-db; restart");
      }
    }
    return ready("binary-log-filters", "none");
  }

  /**
   * The sequence of the Reference Manual ("Enabling GTID Transactions Online", 5.7.6 and newer);
   * each step on replicas first. With an anonymous past auto-position gives no error and loses it.
   */
  private static InventoryLine gtidMode(LegacyServer server) {
    String mode = server.variable("gtid_mode");
    String enforced = server.variable("enforce_gtid_consistency");
    if (mode.equals("on") && enforced.equals("on")) {
      return server.from8()
          ? ready("gtid-mode", "ON, enforced")
          : note(
              "gtid-mode",
              "ON, enforced; 5.7 forgets both at a restart unless my.cnf has them",
              "-- my.cnf: gtid_mode=ON, enforce_gtid_consistency=ON");
    }
    return refused(
        "gtid-mode",
        "gtid_mode is " + mode + ", enforce_gtid_consistency is " + enforced,
        "both ON",
        "-- each step on every replica first, then here; the log of errors must stay quiet a day",
        "SET GLOBAL enforce_gtid_consistency = WARN;",
        "-- mend what the log of errors names: CREATE TABLE … SELECT, temporary tables in"
            + " transactions, updates of tables with and without transactions in one",
        "SET GLOBAL enforce_gtid_consistency = ON;",
        "SET GLOBAL gtid_mode = OFF_PERMISSIVE;",
        "SET GLOBAL gtid_mode = ON_PERMISSIVE;",
        "SHOW STATUS LIKE 'ONGOING_ANONYMOUS_TRANSACTION_COUNT'; -- wait for 0, here and on replicas",
        "SET GLOBAL gtid_mode = ON;",
        "-- my.cnf: gtid_mode=ON, enforce_gtid_consistency=ON",
        "-- seed blue only after this: transactions of before have no GTID");
  }

  private static InventoryLine gtidSet(LegacyServer server) {
    String executed = server.value("SELECT @@GLOBAL.gtid_executed").replace("\n", "");
    if (executed.isEmpty()) {
      return refused(
          "gtid-set",
          "empty",
          "at least one transaction with a GTID: a seed takes its place from it",
          "-- turn GTIDs on, then commit any transaction");
    }
    return ready("gtid-set", executed.split(",", -1).length + " sources");
  }

  /** Otherwise a crash leaves blue with transactions that the server itself has lost. */
  private static InventoryLine durability(LegacyServer server) {
    long sync = server.number("sync_binlog");
    long flush = server.number("innodb_flush_log_at_trx_commit");
    if (sync == 1 && flush == 1) {
      return ready("durability", "each commit is on disk");
    }
    return refused(
        "durability",
        "sync_binlog is " + sync + ", innodb_flush_log_at_trx_commit is " + flush,
        "both 1: after a crash blue would have transactions that this server has lost",
        "SET GLOBAL sync_binlog = 1, GLOBAL innodb_flush_log_at_trx_commit = 1;");
  }

  private static InventoryLine ownSource(LegacyServer server) {
    List<List<String>> sources = server.rows(server.replicaStatus());
    if (sources.isEmpty()) {
      return ready("source-of-its-own", "none");
    }
    return refused(
        "source-of-its-own",
        "replicates from " + sources.get(0).get(1),
        "none: an applier passes read_only and every lock",
        "STOP SLAVE;",
        "RESET SLAVE ALL;");
  }
}
