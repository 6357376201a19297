package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.ServerFacts;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what preflight judges. */
final class FactsInspection {
  /** Users that the service itself keeps; it leaves them alone, and so do we. */
  private static final List<String> SERVICE_USERS =
      List.of(
          "admin",
          "rdsadmin",
          "rdsrepladmin",
          "rds_superuser_role",
          "mysql.session",
          "mysql.sys",
          "mysql.infoschema");

  private static final String SYSTEM_SCHEMAS =
      "('mysql', 'sys', 'information_schema', 'performance_schema')";

  private final SqlChannel sql;
  private final ApplicationAccounts accounts;
  private final XaTransactions xa;

  FactsInspection(SqlChannel sql, ApplicationAccounts accounts, XaTransactions xa) {
    this.sql = sql;
    this.accounts = accounts;
    this.xa = xa;
  }

  ServerFacts read() {
    Map<String, String> variables = variables();
    Set<String> exempt = new ExemptAccounts(sql).all();
    return new ServerFacts(
        variables.getOrDefault("version", ""),
        variables.getOrDefault("aurora_version", ""),
        variables,
        grants(),
        procedures(),
        retentionHours(),
        !sql.rows("SHOW SESSION STATUS LIKE 'Ssl_cipher'").get(0).get("value").isEmpty(),
        enabledEvents(),
        definers(exempt),
        exempt.stream().filter(account -> !SERVICE_USERS.contains(userOf(account))).toList(),
        new WritingAccounts(sql)
            .all().stream()
                .filter(account -> !service(account) && !accounts.fenced(userOf(account)))
                .sorted()
                .toList(),
        Stream.of(Environment.values()).filter(accounts::locked).map(Environment::key).toList(),
        missingAccounts(),
        xa.prepared());
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    sql.rows("SHOW GLOBAL VARIABLES")
        .forEach(row -> variables.put(row.get("variable_name"), row.get("value")));
    return variables;
  }

  /** Without USING, SHOW GRANTS names the roles but not what they grant. */
  private List<String> grants() {
    String roles = sql.value("SELECT CURRENT_ROLE()");
    return "NONE".equals(roles)
        ? sql.column("SHOW GRANTS")
        : sql.column("SHOW GRANTS FOR CURRENT_USER() USING " + roles);
  }

  private List<String> procedures() {
    return sql.column(
        "SELECT routine_name FROM information_schema.routines"
            + " WHERE routine_schema = 'mysql' AND routine_name LIKE 'rds\\_%'"
            + " ORDER BY routine_name");
  }

  private int retentionHours() {
    return sql.rows("CALL mysql.rds_show_configuration()").stream()
        .filter(row -> "binlog retention hours".equals(row.get("name")))
        .map(row -> row.get("value"))
        .filter(hours -> !hours.isEmpty())
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }

  private List<String> enabledEvents() {
    return sql.column(
        "SELECT CONCAT(event_schema, '.', event_name) FROM information_schema.events"
            + " WHERE status = 'ENABLED' AND event_schema NOT IN "
            + SYSTEM_SCHEMAS);
  }

  private List<String> definers(Set<String> exempt) {
    return sql
        .rows(
            "SELECT CONCAT(routine_type, ' ', routine_schema, '.', routine_name) AS object, definer"
                + " FROM information_schema.routines WHERE security_type = 'DEFINER'"
                + " AND routine_schema NOT IN "
                + SYSTEM_SCHEMAS
                + " UNION SELECT CONCAT('TRIGGER ', trigger_schema, '.', trigger_name), definer"
                + " FROM information_schema.triggers WHERE trigger_schema NOT IN "
                + SYSTEM_SCHEMAS
                + " UNION SELECT CONCAT('EVENT ', event_schema, '.', event_name), definer"
                + " FROM information_schema.events WHERE event_schema NOT IN "
                + SYSTEM_SCHEMAS
                + " UNION SELECT CONCAT('VIEW ', table_schema, '.', table_name), definer"
                + " FROM information_schema.views WHERE security_type = 'DEFINER'"
                + " AND is_updatable = 'YES' AND table_schema NOT IN "
                + SYSTEM_SCHEMAS)
        .stream()
        .filter(row -> exempt.contains(row.get("definer")))
        .map(row -> row.get("object") + " definer " + row.get("definer"))
        .toList();
  }

  private List<String> missingAccounts() {
    List<String> users = sql.column("SELECT user FROM mysql.user WHERE host = '%'");
    List<String> anywhere = sql.column("SELECT DISTINCT user FROM mysql.user");
    List<String> missing = new ArrayList<>();
    for (DatabaseAccount account : DatabaseAccount.values()) {
      if (account.usernames().stream().noneMatch(users::contains)) {
        missing.add(account.username());
      }
    }
    accounts.paired().usernames().stream()
        .filter(user -> !anywhere.contains(user))
        .forEach(missing::add);
    return missing;
  }

  /**
   * Those that the service keeps. The admin is one account: whoever has its name on another host is
   * a stranger.
   */
  private static boolean service(String account) {
    String user = userOf(account);
    return user.equals("admin") ? account.equals("admin@%") : SERVICE_USERS.contains(user);
  }

  private static String userOf(String account) {
    return account.substring(0, account.lastIndexOf('@'));
  }
}
