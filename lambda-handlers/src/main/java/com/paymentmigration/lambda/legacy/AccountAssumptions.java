package com.paymentmigration.lambda.legacy;

import static com.paymentmigration.lambda.legacy.InventoryLine.note;
import static com.paymentmigration.lambda.legacy.InventoryLine.ready;
import static com.paymentmigration.lambda.legacy.InventoryLine.refused;

import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.validation.table.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may log in and write: the fence locks accounts by name, and account statements replicate.
 *
 * <p>Source: MySQL Reference Manual 5.7 and 8.0, "Privileges Provided by MySQL".
 */
final class AccountAssumptions {
  /** Names that blue has already; RDS makes the last two. */
  private static final List<String> TAKEN =
      Stream.concat(
              Arrays.stream(DatabaseAccount.values()).flatMap(each -> each.usernames().stream()),
              Stream.of("rdsadmin", "rdsrepladmin"))
          .toList();

  private static final String SYSTEM_ACCOUNTS =
      "('mysql.sys', 'mysql.session', 'mysql.infoschema')";

  private static final List<String> NEEDED =
      List.of(
          "SELECT", "RELOAD", "PROCESS", "CREATE USER", "REPLICATION SLAVE", "REPLICATION CLIENT");

  private static final List<String> NEEDED_FROM_8 =
      List.of(
          "SYSTEM_VARIABLES_ADMIN",
          "CONNECTION_ADMIN",
          "REPLICATION_SLAVE_ADMIN",
          "XA_RECOVER_ADMIN");

  private static final int FIRST_80_WITH_SYSTEM_USER = 16;

  private AccountAssumptions() {}

  static List<Assumption> all() {
    return List.of(
        new Assumption("account-names", AccountAssumptions::names),
        new Assumption("writing-accounts", AccountAssumptions::writers),
        new Assumption("accounts-above-read-only", AccountAssumptions::aboveReadOnly),
        new Assumption("anonymous-accounts", AccountAssumptions::anonymous),
        new Assumption("account-of-the-migration", AccountAssumptions::own));
  }

  /** The fence of one side would lock the account of the other side. */
  private static InventoryLine names(LegacyServer server) {
    String taken = TAKEN.stream().map(Names::literal).collect(Collectors.joining(", "));
    List<List<String>> equal =
        server.rows(
            "SELECT user, host FROM mysql.user WHERE CONVERT(user USING utf8mb4) IN ("
                + taken
                + ") ORDER BY 1, 2");
    if (equal.isEmpty()) {
      return ready("account-names", "none that blue has");
    }
    return refused(
        "account-names",
        Shown.list(equal.stream().map(AccountAssumptions::account).toList()),
        "names that blue has not: locks replicate, and would close or open blue's account",
        equal.stream()
            .map(
                row ->
                    "RENAME USER "
                        + statementName(row)
                        + " TO "
                        + statementName(List.of("legacy_" + row.get(0), row.get(1)))
                        + ";")
            .toList());
  }

  /** Named in the inventory, so that the fence's list holds no surprise. */
  private static InventoryLine writers(LegacyServer server) {
    List<String> writers = new ArrayList<>(server.column(grantees(server)));
    writers.retainAll(unlocked(server));
    writers.remove(grantee(server));
    if (writers.isEmpty()) {
      return refused(
          "writing-accounts",
          "none that may write " + server.schema(),
          "the application's account at least",
          "-- name the schema with the payments");
    }
    return note("writing-accounts", "the fence locks: " + Shown.list(writers));
  }

  /** Whoever may write the schema, by a grant on the server, the schema, a table or a column. */
  private static String grantees(LegacyServer server) {
    String writing =
        " WHERE privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'CREATE', 'DROP', 'ALTER',"
            + " 'TRIGGER', 'SUPER')";
    String schema = server.schemaLiteral();
    return "SELECT grantee FROM information_schema.user_privileges"
        + writing
        + " UNION SELECT grantee FROM information_schema.schema_privileges"
        + writing
        + " AND "
        + schema
        + " LIKE table_schema UNION SELECT grantee FROM information_schema.table_privileges"
        + writing
        + " AND table_schema = "
        + schema
        + " UNION SELECT grantee FROM information_schema.column_privileges"
        + writing
        + " AND table_schema = "
        + schema
        + " ORDER BY 1";
  }

  /** Accounts that can log in, as information_schema spells them. */
  private static List<String> unlocked(LegacyServer server) {
    return server
        .rows(
            "SELECT user, host FROM mysql.user WHERE account_locked = 'N' AND user NOT IN "
                + SYSTEM_ACCOUNTS)
        .stream()
        .map(row -> "'" + row.get(0) + "'@'" + row.get(1) + "'")
        .toList();
  }

  /** The account of this session, as information_schema spells it. */
  private static String grantee(LegacyServer server) {
    String user = server.value("SELECT CURRENT_USER()");
    int at = user.lastIndexOf('@');
    return "'" + user.substring(0, at) + "'@'" + user.substring(at + 1) + "'";
  }

  /** SUPER, or what 8.0 has instead, passes read_only and may switch it off. */
  private static InventoryLine aboveReadOnly(LegacyServer server) {
    List<String> above =
        new ArrayList<>(
            server.column(
                "SELECT DISTINCT grantee FROM information_schema.user_privileges WHERE"
                    + " privilege_type IN ('SUPER', 'CONNECTION_ADMIN', 'SYSTEM_VARIABLES_ADMIN')"
                    + " ORDER BY 1"));
    above.retainAll(unlocked(server));
    above.remove(grantee(server));
    if (above.isEmpty()) {
      return ready("accounts-above-read-only", "the migration's own only");
    }
    return refused(
        "accounts-above-read-only",
        Shown.list(above),
        "none but the migration's: they write on a closed server, and may open it",
        above.stream()
            .map(
                grantee ->
                    server.from8()
                        ? "REVOKE SUPER, CONNECTION_ADMIN, SYSTEM_VARIABLES_ADMIN ON *.* FROM "
                            + grantee
                            + ";"
                        : "REVOKE SUPER ON *.* FROM " + grantee + ";")
            .toList());
  }

  private static InventoryLine anonymous(LegacyServer server) {
    List<List<String>> accounts =
        server.rows("SELECT user, host FROM mysql.user WHERE user = '' ORDER BY 2");
    if (accounts.isEmpty()) {
      return ready("anonymous-accounts", "none");
    }
    return refused(
        "anonymous-accounts",
        Shown.list(accounts.stream().map(AccountAssumptions::account).toList()),
        "none: whoever is nobody can log in as them",
        accounts.stream().map(row -> "DROP USER " + statementName(row) + ";").toList());
  }

  /** What the account of this inventory needs once it moves the writer. */
  private static InventoryLine own(LegacyServer server) {
    String grantee = grantee(server);
    List<String> granted =
        server.column(
            "SELECT privilege_type FROM information_schema.user_privileges WHERE CONVERT(grantee"
                + " USING utf8mb4) = "
                + Names.literal(grantee));
    List<String> needed = new ArrayList<>(NEEDED);
    if (server.from8()) {
      needed.addAll(NEEDED_FROM_8);
      if (server.version().patch() >= FIRST_80_WITH_SYSTEM_USER) {
        needed.add("SYSTEM_USER");
      }
    } else {
      needed.add("SUPER");
    }
    needed.removeAll(granted);
    if (needed.isEmpty()) {
      return ready("account-of-the-migration", grantee);
    }
    return refused(
        "account-of-the-migration",
        grantee + " lacks " + String.join(", ", needed),
        "all of them, before the writer moves",
        "GRANT " + String.join(", ", needed) + " ON *.* TO " + grantee + ";");
  }

  private static String account(List<String> row) {
    return row.get(0) + "@" + row.get(1);
  }

  /** As a statement spells it; quotes in it are doubled. */
  private static String statementName(List<String> row) {
    return "'" + row.get(0).replace("'", "''") + "'@'" + row.get(1).replace("'", "''") + "'";
  }
}
