package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.PairedAccounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Transactions that one side has and the other lacks, and that nobody of the migration and not the
 * service itself made. The one predicate for "has the same data": preflight, catch-up, the look at
 * the way back, and the rollback all ask here ({@code docs/protocol.md#same-data}).
 *
 * <p>Explained is what touches nothing but tables of the service ({@code mysql.rds_*}) and the
 * migration's own schema, and account statements on the migration's own accounts. Locks of other
 * programs' accounts that are fenced with them are explained, and nothing else that is done to
 * those. A transaction that changed nothing is explained too. Everything else is foreign, {@code
 * ANALYZE TABLE} included: it is never absorbed by a program.
 *
 * @param side the side that has them alone
 * @param transactions what they did
 */
public record Strangers(Environment side, List<TransactionContent> transactions) {
  /** Tables that the service writes for itself: {@code mysql.rds_heartbeat2} and others. */
  private static final String SERVICE_TABLES = "mysql.rds_";

  /** Schema of the migration itself. */
  public static final String OWN_SCHEMA = "payment_migration";

  private static final Set<String> ACCOUNT_VERBS = Set.of("CREATE USER", "ALTER USER", "GRANT");

  /** How accounts are locked and unlocked. */
  private static final String LOCKING = "ALTER USER";

  private static final Set<String> OWN_DEFINITIONS = Set.of("CREATE DATABASE", "CREATE TABLE");

  private static final Set<String> OWN_ACCOUNTS =
      Arrays.stream(DatabaseAccount.values())
          .flatMap(account -> account.usernames().stream())
          .collect(Collectors.toUnmodifiableSet());

  /** Shown of a longer list. */
  private static final int SHOWN = 5;

  /**
   * What only {@code side} has of {@code has}, looked up on {@code session}.
   *
   * @param has executed by the side
   * @param otherHas executed by the other
   * @throws StatementFailedException if the binary log cannot be read in time
   */
  static Strangers among(Environment side, DatabaseSession session, GtidSet has, GtidSet otherHas) {
    GtidSet alone = has.subtract(otherHas);
    if (alone.isEmpty()) {
      return new Strangers(side, List.of());
    }
    return of(side, session.contents(alone), session.pairedAccounts());
  }

  /** Those of {@code contents}, which only {@code side} has, that are not explained. */
  static Strangers of(
      Environment side, List<TransactionContent> contents, PairedAccounts fencedToo) {
    return new Strangers(
        side, contents.stream().filter(content -> !explained(content, fencedToo)).toList());
  }

  /**
   * Whether a transaction changed rows of the service's or of the migration's own tables, and did
   * nothing else.
   */
  static boolean changedServiceTablesOnly(TransactionContent content) {
    return !content.rowEvents().isEmpty()
        && content.statements().isEmpty()
        && explained(content, PairedAccounts.NONE);
  }

  /** Whether a transaction is the migration's own or the service's, or changed nothing. */
  static boolean explained(TransactionContent content, PairedAccounts fencedToo) {
    return content.rowEvents().keySet().stream().allMatch(Strangers::explainedTable)
        && content.statements().stream().allMatch(each -> explainedStatement(each, fencedToo));
  }

  private static boolean explainedTable(String table) {
    return table.startsWith(SERVICE_TABLES) || table.startsWith(OWN_SCHEMA + ".");
  }

  private static boolean explainedStatement(
      TransactionContent.Statement statement, PairedAccounts fencedToo) {
    if (!statement.accounts().isEmpty()) {
      List<String> others =
          statement.accounts().stream().filter(each -> !OWN_ACCOUNTS.contains(each)).toList();
      return ACCOUNT_VERBS.contains(statement.verb())
          && (others.isEmpty()
              || (statement.verb().equals(LOCKING) && fencedToo.usernames().containsAll(others)));
    }
    return OWN_DEFINITIONS.contains(statement.verb())
        && (statement.object().equals(OWN_SCHEMA)
            || statement.object().startsWith(OWN_SCHEMA + "."));
  }

  /** Whether there are none. */
  boolean none() {
    return transactions.isEmpty();
  }

  private long count() {
    return transactions.stream().mapToLong(each -> GtidSet.parse(each.gtid()).count()).sum();
  }

  /** In one line: how many, which tables and how many row events of each, the first GTIDs. */
  String shown() {
    TreeMap<String, Integer> tables = new TreeMap<>();
    List<String> statements = new ArrayList<>();
    for (TransactionContent each : transactions) {
      each.rowEvents().forEach((table, rows) -> tables.merge(table, rows, Integer::sum));
      each.statements().forEach(statement -> statements.add(statement.toString()));
    }
    List<String> what =
        new ArrayList<>(
            tables.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + " row events)")
                .toList());
    what.addAll(first(statements.stream().distinct().toList()));
    return "foreign transactions only on %s: %d, they change %s; %s"
        .formatted(
            side.key(),
            count(),
            String.join(", ", what),
            String.join(", ", first(transactions.stream().map(TransactionContent::gtid).toList())));
  }

  private static List<String> first(List<String> all) {
    if (all.size() <= SHOWN) {
      return all;
    }
    List<String> shown = new ArrayList<>(all.subList(0, SHOWN));
    shown.add("and " + (all.size() - SHOWN) + " more");
    return shown;
  }

  @Override
  public String toString() {
    return none() ? "none" : shown();
  }
}
