package com.paymentmigration.lambda.mysql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Accounts that are not locked and may change data outside the system and the migration's own
 * schema, by a grant of their own on server, schema, table or column, or by a role. Whoever may
 * call routines counts too where a routine runs with its definer's rights. Spelled {@code
 * user@host}.
 */
final class WritingAccounts {
  private static final List<String> PRIVILEGES =
      List.of("insert", "update", "delete", "create", "drop", "alter", "trigger");

  private static final String OUTSIDE =
      " NOT IN ('mysql', 'sys', 'information\\_schema', 'information_schema',"
          + " 'performance\\_schema', 'performance_schema', 'payment\\_migration',"
          + " 'payment_migration')";

  private static final String DEFINER_ROUTINE =
      "EXISTS (SELECT 1 FROM information_schema.routines WHERE security_type = 'DEFINER'"
          + " AND routine_schema NOT IN"
          + " ('mysql', 'sys', 'information_schema', 'performance_schema', 'payment_migration'))";

  private final SqlChannel sql;

  WritingAccounts(SqlChannel sql) {
    this.sql = sql;
  }

  Set<String> all() {
    Set<String> granted = new LinkedHashSet<>(direct());
    Map<String, List<String>> members =
        sql
            .rows(
                "SELECT CONCAT(from_user, '@', from_host) AS role,"
                    + " CONCAT(to_user, '@', to_host) AS member FROM mysql.role_edges")
            .stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get("role"),
                    LinkedHashMap::new,
                    Collectors.mapping(row -> row.get("member"), Collectors.toList())));
    Deque<String> open = new ArrayDeque<>(granted);
    while (!open.isEmpty()) {
      for (String member : members.getOrDefault(open.pop(), List.of())) {
        if (granted.add(member)) {
          open.add(member);
        }
      }
    }
    granted.retainAll(
        sql.column("SELECT CONCAT(user, '@', host) FROM mysql.user WHERE account_locked = 'N'"));
    return granted;
  }

  private List<String> direct() {
    String columns =
        PRIVILEGES.stream()
            .map(privilege -> privilege + "_priv = 'Y'")
            .collect(Collectors.joining(" OR "));
    String execute = " OR (execute_priv = 'Y' AND " + DEFINER_ROUTINE + ")";
    String sets =
        PRIVILEGES.stream()
            .map(privilege -> "FIND_IN_SET('" + privilege + "', %s) > 0")
            .collect(Collectors.joining(" OR "));
    return sql.column(
        "SELECT CONCAT(user, '@', host) FROM mysql.user WHERE "
            + columns
            + execute
            + " UNION SELECT CONCAT(user, '@', host) FROM mysql.db WHERE ("
            + columns
            + execute
            + ") AND db"
            + OUTSIDE
            + " UNION SELECT CONCAT(user, '@', host) FROM mysql.tables_priv WHERE ("
            + sets.replace("%s", "table_priv")
            + " OR FIND_IN_SET('insert', column_priv) > 0"
            + " OR FIND_IN_SET('update', column_priv) > 0) AND db"
            + OUTSIDE
            + " UNION SELECT CONCAT(user, '@', host) FROM mysql.procs_priv WHERE"
            + " FIND_IN_SET('execute', proc_priv) > 0 AND db"
            + OUTSIDE
            + " AND "
            + DEFINER_ROUTINE);
  }
}
