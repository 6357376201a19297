package com.paymentmigration.lambda.mysql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Accounts that pass {@code read_only}: holders of SUPER or CONNECTION_ADMIN, and whoever was
 * granted such an account as a role. Spelled {@code user@host}.
 */
final class ExemptAccounts {
  private final SqlChannel sql;

  ExemptAccounts(SqlChannel sql) {
    this.sql = sql;
  }

  Set<String> all() {
    Map<String, Set<String>> membersOf = membersOf();
    Set<String> exempt = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(direct());
    while (!open.isEmpty()) {
      String account = open.pop();
      if (exempt.add(account)) {
        open.addAll(membersOf.getOrDefault(account, Set.of()));
      }
    }
    return exempt;
  }

  private List<String> direct() {
    return sql.column(
        "SELECT CONCAT(user, '@', host) FROM mysql.user WHERE super_priv = 'Y'"
            + " UNION SELECT CONCAT(user, '@', host) FROM mysql.global_grants"
            + " WHERE priv = 'CONNECTION_ADMIN'");
  }

  private Map<String, Set<String>> membersOf() {
    Map<String, Set<String>> members = new LinkedHashMap<>();
    sql.rows(
            "SELECT CONCAT(from_user, '@', from_host) AS role,"
                + " CONCAT(to_user, '@', to_host) AS member FROM mysql.role_edges")
        .forEach(
            edge ->
                members
                    .computeIfAbsent(edge.get("role"), role -> new LinkedHashSet<>())
                    .add(edge.get("member")));
    return members;
  }
}
