package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.ApplierFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what could make this server's applier, or its binary log, leave rows out. */
final class ApplierInspection {
  /**
   * The service's own filter: tables that it keeps for each server (Amazon RDS User Guide, SHOW
   * REPLICA STATUS of an instance).
   */
  private static final Pattern SERVICE_RULES =
      Pattern.compile("(mysql|innodb_memcache|sys)(\\.\\S+)?");

  private final SqlChannel sql;
  private final ReplicationChannel replication;

  ApplierInspection(SqlChannel sql, ReplicationChannel replication) {
    this.sql = sql;
    this.replication = replication;
  }

  ApplierFacts read() {
    NavigableSet<String> filters = new TreeSet<>();
    replication
        .rows()
        .forEach(
            row ->
                row.forEach(
                    (name, rules) -> {
                      if (name.startsWith("replicate_") && !name.endsWith("_server_ids")) {
                        add(filters, name.toUpperCase(Locale.ROOT), rules);
                      }
                    }));
    sql.rows(
            "SELECT filter_name, filter_rule FROM performance_schema.replication_applier_filters"
                + " UNION SELECT filter_name, filter_rule"
                + " FROM performance_schema.replication_applier_global_filters")
        .forEach(row -> add(filters, row.get("filter_name"), row.get("filter_rule")));
    Map<String, String> log = sql.rows("SHOW MASTER STATUS").get(0);
    add(filters, "BINLOG_DO_DB", log.getOrDefault("binlog_do_db", ""));
    add(filters, "BINLOG_IGNORE_DB", log.getOrDefault("binlog_ignore_db", ""));
    return new ApplierFacts(List.copyOf(filters), variables());
  }

  private static void add(NavigableSet<String> filters, String name, String rules) {
    for (String rule : rules.split(",", -1)) {
      boolean service = name.contains("IGNORE") && SERVICE_RULES.matcher(rule.strip()).matches();
      if (!rule.isBlank() && !service) {
        filters.add(name + ": " + rule.strip());
      }
    }
  }

  /** Names that the version does not know are in no row. */
  private Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    sql.rows(
            "SHOW GLOBAL VARIABLES WHERE variable_name IN ('slave_exec_mode', 'replica_exec_mode',"
                + " 'slave_skip_errors', 'replica_skip_errors', 'sql_slave_skip_counter',"
                + " 'sql_replica_skip_counter')")
        .forEach(row -> variables.put(row.get("variable_name"), row.get("value")));
    return variables;
  }
}
