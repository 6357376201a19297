package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.cutover.ReplicaStatus;
import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.domain.GtidSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** This server as the other side's replica, by Aurora's procedures. */
final class ReplicationChannel {
  private final SqlChannel sql;

  ReplicationChannel(SqlChannel sql) {
    this.sql = sql;
  }

  GtidSet executed() {
    return GtidSet.parse(sql.value("SELECT @@GLOBAL.gtid_executed"));
  }

  /** The statement waits on the server, so that reaching the set costs no polling interval. */
  boolean waitForExecuted(GtidSet wanted, Duration timeout) {
    return "0"
        .equals(
            sql.valueAfter(
                timeout,
                "SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?)",
                wanted.toString(),
                timeout.toSeconds()));
  }

  void appendPurged(GtidSet missing) {
    sql.execute("CALL mysql.rds_gtid_purged(?)", "+" + missing);
  }

  ReplicaStatus status() {
    return rows().stream().findFirst().map(ReplicaRow::read).orElse(ReplicaStatus.UNCONFIGURED);
  }

  void configure(ServerAddress source, Credentials replicator) {
    sql.execute("CALL mysql.rds_set_binlog_source_ssl(1)");
    // The one statement whose text MySQL does not mask: keep it out of the slow log at least.
    sql.execute("SET SESSION long_query_time = " + Duration.ofDays(1).toSeconds());
    sql.executeWithSecret(
        replicator.password(),
        "CALL mysql.rds_set_external_source_with_auto_position(?, ?, ?, ?, 1)",
        source.host(),
        source.port(),
        replicator.username(),
        replicator.password());
  }

  /**
   * The procedure complains unless both threads run soon after, which is not for it to judge: a
   * source that is away for a moment is no reason to fail.
   */
  void start() {
    if (!status().healthy()) {
      call("CALL mysql.rds_start_replication()", ReplicationChannel::started);
    }
  }

  void stop() {
    if (started(status())) {
      call("CALL mysql.rds_stop_replication()", status -> !started(status));
    }
  }

  void reset() {
    if (status().configured()) {
      call("CALL mysql.rds_reset_external_source()", status -> !status.configured());
    }
  }

  /** A complaint of the procedure counts only if it did not do what it is for. */
  private void call(String procedure, Predicate<ReplicaStatus> done) {
    try {
      sql.executeAfter(Deadlines.PROCEDURE, procedure);
    } catch (StatementFailedException refused) {
      if (refused.errorCode() != MySqlError.SIGNALLED || !done.test(status())) {
        throw refused;
      }
    }
  }

  private static boolean started(ReplicaStatus status) {
    return status.applierRunning() || status.receiver() != ReplicaStatus.Receiver.STOPPED;
  }

  /** Since 8.0.22 the statement and its columns say "replica"; before, they say "slave". */
  List<Map<String, String>> rows() {
    try {
      return sql.rows("SHOW REPLICA STATUS");
    } catch (StatementFailedException refused) {
      if (refused.errorCode() != MySqlError.SYNTAX) {
        throw refused;
      }
      return sql.rows("SHOW SLAVE STATUS");
    }
  }
}
