package com.paymentmigration.environment;

import com.paymentmigration.config.DatabaseInstanceClass;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Engine parameters of both clusters: what the cutover protocol's preflight expects to find.
 *
 * <p>Absent on purpose:
 *
 * <ul>
 *   <li>{@code read_only}: the fence is set and lifted live by the writer function; a parameter
 *       would let CloudFormation open or close a database at any later update.
 *   <li>{@code sync_binlog} and {@code innodb_flush_log_at_trx_commit}: Aurora MySQL 3 does not let
 *       them be modified, both are always 1 (preflight reads them all the same).
 *   <li>{@code aurora_enhanced_binlog}: its files are absent from backups and clones (ADR 0021).
 *   <li>binary log retention: no parameter, but the procedure {@code mysql.rds_set_configuration}.
 * </ul>
 *
 * <p>Source of names, levels and which are modifiable: Amazon Aurora User Guide, "Aurora MySQL
 * configuration parameters"; those of the appliers: "Optimizing binary log replication for Aurora
 * MySQL".
 */
final class DatabaseParameters {
  /** Family of Aurora MySQL 3. */
  static final String FAMILY = "aurora-mysql8.0";

  /** A statement that takes longer is logged, in seconds. */
  static final int SLOW_QUERY_SECONDS = 1;

  private DatabaseParameters() {}

  /** Appliers of a cluster by Aurora's own default since version 3.04. */
  static final int FEWEST_APPLIERS = 4;

  /** More appliers than this only wait for each other's commits. */
  static final int MOST_APPLIERS = 32;

  /**
   * Parameters of the whole cluster, by name.
   *
   * @param instanceClass class of the instances: it decides how many appliers run side by side
   */
  static Map<String, String> ofCluster(DatabaseInstanceClass instanceClass) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("binlog_format", "ROW");
    parameters.put("binlog_row_image", "full");
    parameters.put("gtid-mode", "ON");
    parameters.put("enforce_gtid_consistency", "ON");
    parameters.put("require_secure_transport", "ON");
    // One applier falls behind at some 200 transactions a second; a standby that is behind refuses
    // every move. Transactions that touch other rows run side by side, and commit in their order.
    parameters.put("binlog_transaction_dependency_tracking", "WRITESET");
    parameters.put("replica_parallel_workers", Integer.toString(appliers(instanceClass)));
    parameters.put("replica_preserve_commit_order", "ON");
    // Events on the standby would write beside the replica; the group is the same on both sides,
    // because either may be the standby (ADR 0021).
    parameters.put("event_scheduler", "OFF");
    // Who logged in, who changed a schema, who changed a right (PCI DSS 10.2.1). Not the data
    // statements: their literals may hold card numbers.
    parameters.put("server_audit_logging", "1");
    parameters.put("server_audit_events", "CONNECT,QUERY_DCL,QUERY_DDL");
    return Collections.unmodifiableMap(parameters);
  }

  private static int appliers(DatabaseInstanceClass instanceClass) {
    return Math.max(FEWEST_APPLIERS, Math.min(MOST_APPLIERS, instanceClass.vcpus()));
  }

  /** Parameters of every instance, by name. */
  static Map<String, String> ofInstance() {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("slow_query_log", "1");
    parameters.put("long_query_time", Integer.toString(SLOW_QUERY_SECONDS));
    parameters.put("log_output", "FILE");
    // With a binary log and without SUPER nobody could create a stored function otherwise.
    parameters.put("log_bin_trust_function_creators", "1");
    return Collections.unmodifiableMap(parameters);
  }
}
