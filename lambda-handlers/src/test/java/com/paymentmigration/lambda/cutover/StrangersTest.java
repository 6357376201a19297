package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.PairedAccounts;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one side has alone: whose it is. */
class StrangersTest {
  private static final String GTID = "11111111-1111-1111-1111-111111111111:7";
  private static final PairedAccounts FENCED = new PairedAccounts(List.of("batch"));

  @ParameterizedTest
  @CsvSource({
    "mysql.rds_heartbeat2, true",
    "mysql.rds_configuration, true",
    "payment_migration.marker, true",
    "payments.payment, false",
    "mysql.user, false",
    "payment_migrations.x, false",
    "mysqlx.rds_heartbeat2, false"
  })
  void rowsOfTheServiceAndOfTheMigrationAreExplained(String table, boolean explained) {
    assertThat(none(rows(table))).isEqualTo(explained);
  }

  @ParameterizedTest
  @CsvSource({
    "ALTER USER, payment_app_blue, true",
    "ALTER USER, payment_app_green_twin, true",
    "CREATE USER, payment_app_green_twin, true",
    "GRANT, replicator, true",
    "ALTER USER, admin, true",
    "DROP USER, payment_app_blue, false",
    "REVOKE, payment_app_blue, false",
    "ALTER USER, payment_app, false",
    "ALTER USER, batch_blue, true",
    "ALTER USER, batch_green, true",
    "ALTER USER, batch, false",
    "ALTER USER, payment_app_blue+batch_blue, true",
    "ALTER USER, payment_app_blue+stranger, false",
    "CREATE USER, batch_blue, false",
    "GRANT, batch_blue, false",
    "DROP USER, batch_blue, false"
  })
  void statementsOnOwnAccountsAreExplainedAndLocksOfTheOnesThatAreFencedToo(
      String verb, String accounts, boolean explained) {
    assertThat(none(statement(verb, Arrays.asList(accounts.split("\\+", -1)), "")))
        .isEqualTo(explained);
  }

  @Test
  void aProgramThatTheProfileDoesNotNameIsAStranger() {
    assertThat(
            Strangers.of(
                    Environment.GREEN,
                    List.of(statement("ALTER USER", List.of("batch_green"), "")),
                    PairedAccounts.NONE)
                .none())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE TABLE, payment_migration.marker, true",
    "CREATE DATABASE, payment_migration, true",
    "DROP TABLE, payment_migration.marker, false",
    "CREATE TABLE, payments.payment, false",
    "ANALYZE TABLE, payments.payment, false"
  })
  void definitionsOfTheMigrationsOwnSchemaAreExplained(
      String verb, String object, boolean explained) {
    assertThat(none(statement(verb, List.of(), object))).isEqualTo(explained);
  }

  @Test
  void oneForeignTableAmongExplainedOnesMakesTheTransactionForeign() {
    SortedMap<String, Integer> tables = new TreeMap<>(rows("mysql.rds_heartbeat2").rowEvents());
    tables.put("payments.payment", 2);
    TransactionContent mixed = new TransactionContent(GTID, tables, List.of());
    Strangers found = Strangers.of(Environment.GREEN, List.of(mixed), FENCED);
    assertThat(found.none()).isFalse();
    assertThat(found.shown())
        .contains("foreign transactions only on green: 1")
        .contains("payments.payment (2 row events)")
        .contains(GTID);
  }

  @Test
  void whatIsCountedAsExecutedByItselfChangedRowsOfTheServiceAndNothingElse() {
    assertThat(Strangers.changedServiceTablesOnly(rows("mysql.rds_heartbeat2"))).isTrue();
    assertThat(Strangers.changedServiceTablesOnly(rows("payments.payment"))).isFalse();
    assertThat(
            Strangers.changedServiceTablesOnly(
                statement("ALTER USER", List.of("payment_app_blue"), "")))
        .isFalse();
    assertThat(
            Strangers.changedServiceTablesOnly(
                new TransactionContent(
                    GTID,
                    rows("mysql.rds_heartbeat2").rowEvents(),
                    statement("ALTER USER", List.of("payment_app_blue"), "").statements())))
        .as("an account statement beside a heartbeat")
        .isFalse();
    assertThat(
            Strangers.changedServiceTablesOnly(
                new TransactionContent(GTID, new TreeMap<>(), List.of())))
        .as("nothing to be lost")
        .isFalse();
  }

  private static boolean none(TransactionContent content) {
    return Strangers.of(Environment.GREEN, List.of(content), FENCED).none();
  }

  private static TransactionContent rows(String table) {
    return new TransactionContent(GTID, new TreeMap<>(java.util.Map.of(table, 1)), List.of());
  }

  private static TransactionContent statement(String verb, List<String> accounts, String object) {
    return new TransactionContent(
        GTID, new TreeMap<>(), List.of(new TransactionContent.Statement(verb, accounts, object)));
  }
}
