package com.paymentmigration.lambda.mysql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Accounts that are not locked and may change data outside the system and the migration's own
 * schema, by a grant of their own on server, schema, table or column, by a role, or as the proxy of
 * such an account (a lock does not keep proxies out). Whoever may call routines counts too where a
 * routine runs with its definer's rights, and so does whoever may give himself the right: by
 * writing grant tables, by other accounts' roles or definers, or by another feed. Spelled {@code
 * user@host}.
 *
 * <p>Source: MySQL 8.0 Reference Manual, "Privileges Provided by MySQL" and "Account Locking".
 */
final class WritingAccounts {
  private static final List<String> PRIVILEGES =
      List.of("insert", "update", "delete", "create", "drop", "alter", "trigger");

  /** Dynamic privileges that lead to a write without any other. */
  private static final String DYNAMIC =
      "('SYSTEM_VARIABLES_ADMIN', 'ROLE_ADMIN', 'SET_USER_ID', 'BINLOG_ADMIN',"
          + " 'REPLICATION_SLAVE_ADMIN', 'REPLICATION_APPLIER')";

  private static final Pattern ROLE =
      Pattern.compile("[`'\"]?([^`'\"@,]+)[`'\"]?(?:@[`'\"]?([^`'\"@,]+)[`'\"]?)?");

  private static final String OUTSIDE =
      " NOT IN ('sys', 'information\\_schema', 'information_schema',"
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
    Map<String, List<String>> members = members();
    List<String> roles = mandatoryRoles();
    boolean mandatory = false;
    Deque<String> open = new ArrayDeque<>(granted);
    while (!open.isEmpty()) {
      String account = open.pop();
      mandatory |= roles.contains(account);
      for (String member : members.getOrDefault(account, List.of())) {
        if (granted.add(member)) {
          open.add(member);
        }
      }
    }
    List<String> unlocked =
        sql.column("SELECT CONCAT(user, '@', host) FROM mysql.user WHERE account_locked = 'N'");
    if (mandatory) {
      return new LinkedHashSet<>(unlocked);
    }
    granted.retainAll(unlocked);
    return granted;
  }

  /** Who takes on the rights of whom: members of roles, and proxies. */
  private Map<String, List<String>> members() {
    return sql
        .rows(
            "SELECT CONCAT(from_user, '@', from_host) AS role,"
                + " CONCAT(to_user, '@', to_host) AS member FROM mysql.role_edges"
                + " UNION SELECT CONCAT(proxied_user, '@', proxied_host),"
                + " CONCAT(user, '@', host) FROM mysql.proxies_priv")
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> row.get("role"),
                LinkedHashMap::new,
                Collectors.mapping(row -> row.get("member"), Collectors.toList())));
  }

  /** Roles that every account has, without any row of its own. */
  private List<String> mandatoryRoles() {
    return ROLE.matcher(sql.value("SELECT @@GLOBAL.mandatory_roles").replace(" ", ""))
        .results()
        .map(role -> role.group(1) + "@" + (role.group(2) == null ? "%" : role.group(2)))
        .toList();
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
            + " OR super_priv = 'Y' OR create_user_priv = 'Y'"
            + " UNION SELECT CONCAT(user, '@', host) FROM mysql.global_grants WHERE priv IN "
            + DYNAMIC
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
            + " FIND_IN_SET('execute', proc_priv) > 0 AND db <> 'mysql' AND db"
            + OUTSIDE
            + " AND "
            + DEFINER_ROUTINE);
  }
}
