package com.paymentmigration.lambda.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.mysql.DriverOpener;
import com.paymentmigration.lambda.mysql.JdbcReadServer;
import com.paymentmigration.lambda.testmysql.LegacyMySql;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.validation.server.Limits;
import com.paymentmigration.lambda.validation.server.SchemaAddress;
import com.paymentmigration.lambda.validation.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each assumption of the way in, broken on a real MySQL 5.7.22 and a real 8.0.12. */
class InventoryIT {
  private static final String SCHEMA = "payments";
  private static final String USER = "migration";
  private static final String PASSWORD = "inventory-only";

  private static final List<String> READY_57 =
      List.of(
          "--log-bin=binlog",
          "--server-id=57",
          "--log-slave-updates",
          "--gtid-mode=ON",
          "--enforce-gtid-consistency=ON",
          "--character-set-server=utf8mb4",
          "--default-time-zone=+00:00");

  private static final String GRANTS =
      "SELECT, RELOAD, PROCESS, CREATE USER, REPLICATION SLAVE, REPLICATION CLIENT, SHOW VIEW,"
          + " EVENT, TRIGGER";

  private static LegacyMySql old;
  private static MySqlPair pair;
  private static Connection onOld;
  private static Connection onNew;

  /**
   * Breaks one assumption.
   *
   * @param assumption its name
   * @param standing how it stands then
   * @param received part of what the line says
   * @param plant statements that break it; those before a {@code #} on 5.7 only, after it on 8.0
   * @param undo what the line's own statements leave behind
   */
  private record Planted(
      String assumption, Standing standing, String received, String plant, String undo) {
    @Override
    public String toString() {
      return assumption + ": " + received;
    }
  }

  private static final List<Planted> PLANTED =
      List.of(
          refused(
              "open-for-writes",
              "read_only is on",
              "SET GLOBAL read_only = ON",
              "SET GLOBAL read_only = OFF"),
          refused(
              "binary-log-format",
              "binlog_format is statement",
              "SET GLOBAL binlog_format = 'STATEMENT'",
              ""),
          refused(
              "binary-log-format",
              "binlog_row_image is minimal",
              "SET GLOBAL binlog_row_image = 'MINIMAL'",
              ""),
          refused(
              "binary-log-retention",
              "s",
              "SET GLOBAL expire_logs_days = 1#SET GLOBAL binlog_expire_logs_seconds = 604799",
              ""),
          refused(
              "gtid-mode",
              "gtid_mode is on_permissive",
              "SET GLOBAL gtid_mode = ON_PERMISSIVE",
              "SET GLOBAL gtid_mode = ON"),
          refused("durability", "sync_binlog is 0", "SET GLOBAL sync_binlog = 0", ""),
          refused(
              "durability",
              "innodb_flush_log_at_trx_commit is 2",
              "SET GLOBAL innodb_flush_log_at_trx_commit = 2",
              ""),
          refused(
              "source-of-its-own",
              "replicates from 127.0.0.1",
              "CHANGE MASTER TO MASTER_HOST = '127.0.0.1'",
              ""),
          refused(
              "auto-increment", "step 2, offset 1", "SET GLOBAL auto_increment_increment = 2", ""),
          refused(
              "engines",
              "m is MyISAM",
              "CREATE TABLE m (id INT PRIMARY KEY) ENGINE = MyISAM",
              "DROP TABLE m"),
          refused(
              "engines",
              "it`s is MEMORY",
              "CREATE TABLE `it``s` (id INT PRIMARY KEY) ENGINE = MEMORY",
              "DROP TABLE `it``s`"),
          refused("keys", "no key: bare", "CREATE TABLE bare (a INT)", "DROP TABLE bare"),
          refused(
              "keys",
              "no key: maybe",
              "CREATE TABLE maybe (a INT NULL UNIQUE, b INT, KEY (b))",
              "DROP TABLE maybe"),
          refused(
              "row-formats",
              "compressed: c",
              "CREATE TABLE c (id INT PRIMARY KEY) ROW_FORMAT = COMPRESSED",
              "DROP TABLE c"),
          refused(
              "tablespaces",
              "elsewhere: s",
              "CREATE TABLESPACE ts ADD DATAFILE 'ts.ibd' ENGINE = InnoDB;CREATE TABLE s (id INT PRIMARY KEY) TABLESPACE = ts",
              "DROP TABLE s;DROP TABLESPACE ts"),
          refused(
              "account-names",
              "payment_app_blue@10.%",
              "CREATE USER payment_app_blue@'10.%' IDENTIFIED BY 'x'",
              "DROP USER legacy_payment_app_blue@'10.%'"),
          refused(
              "account-names",
              "replicator_twin@%",
              "CREATE USER replicator_twin IDENTIFIED BY 'x'",
              "DROP USER legacy_replicator_twin"),
          refused(
              "accounts-above-read-only",
              "'dba'@'%'",
              "CREATE USER dba IDENTIFIED BY 'x';GRANT SUPER ON *.* TO dba",
              "DROP USER dba"),
          refused("anonymous-accounts", "@elsewhere", "CREATE USER ''@'elsewhere'", ""),
          refused(
              "account-of-the-migration",
              "lacks RELOAD",
              "REVOKE RELOAD ON *.* FROM migration",
              ""),
          refused(
              "definers",
              "gone@% of routine p",
              "CREATE DEFINER = gone@'%' PROCEDURE p() SELECT 1",
              "DROP PROCEDURE p"),
          refused(
              "definers",
              "gone@% of view v",
              "CREATE DEFINER = gone@'%' VIEW v AS SELECT 1 AS one",
              "DROP VIEW v"),
          refused(
              "prepared-transactions",
              "1 by XA",
              "XA START 'it''s', 'b', 7;INSERT INTO payment VALUES (77, 1);XA END 'it''s', 'b', 7;XA PREPARE 'it''s', 'b', 7",
              ""),
          note(
              "events",
              "e: a loaded dump",
              "CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2038-01-01' DO SELECT 1",
              "DROP EVENT e"),
          note(
              "triggers",
              "1: blue applies",
              "CREATE TRIGGER t BEFORE INSERT ON payment FOR EACH ROW SET NEW.amount = 1",
              "DROP TRIGGER t"),
          note(
              "other-schemas", "elsewhere", "CREATE DATABASE elsewhere", "DROP DATABASE elsewhere"),
          note(
              "sql-mode",
              "without STRICT_TRANS_TABLES",
              "SET GLOBAL sql_mode = ''",
              "SET GLOBAL sql_mode = 'STRICT_TRANS_TABLES'"),
          note(
              "time-zone",
              "+02:00, blue has UTC",
              "SET GLOBAL time_zone = '+02:00'",
              "SET GLOBAL time_zone = '+00:00'"),
          note(
              "character-set",
              "latin1",
              "SET GLOBAL character_set_server = latin1",
              "SET GLOBAL character_set_server = utf8mb4"));

  private static Planted refused(String assumption, String received, String plant, String undo) {
    return new Planted(assumption, Standing.REFUSED, received, plant, undo);
  }

  private static Planted note(String assumption, String received, String plant, String undo) {
    return new Planted(assumption, Standing.NOTE, received, plant, undo);
  }

  @BeforeAll
  static void start() throws SQLException {
    old = LegacyMySql.start(READY_57);
    pair = MySqlPair.start(List.of("--default-time-zone=+00:00"));
    onOld = old.connect();
    onNew = pair.blue().superuser();
    prepare(onOld, "SUPER");
    prepare(
        onNew,
        "SYSTEM_VARIABLES_ADMIN, CONNECTION_ADMIN, REPLICATION_SLAVE_ADMIN, XA_RECOVER_ADMIN");
  }

  @AfterAll
  static void stop() throws SQLException {
    onOld.close();
    onNew.close();
    old.close();
    pair.close();
  }

  /** Only the migration's account and one application's are left; the harness stays logged in. */
  private static void prepare(Connection root, String above) throws SQLException {
    run(
        root,
        "DROP DATABASE IF EXISTS " + SCHEMA + ";CREATE DATABASE " + SCHEMA + ";USE " + SCHEMA);
    run(root, "CREATE TABLE payment (id BIGINT PRIMARY KEY, amount INT NOT NULL)");
    run(root, "CREATE USER " + USER + " IDENTIFIED BY '" + PASSWORD + "'");
    run(root, "GRANT " + GRANTS + " ON *.* TO " + USER);
    run(root, "GRANT " + above + " ON *.* TO " + USER);
    run(root, "CREATE USER shop@'10.%' IDENTIFIED BY 'x'");
    run(root, "GRANT SELECT, INSERT, UPDATE ON `pay%`.* TO shop@'10.%'");
    run(root, "SET GLOBAL event_scheduler = OFF");
    run(root, "DROP DATABASE IF EXISTS payment_migration");
    List<String> others = new ArrayList<>();
    try (Statement statement = root.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT QUOTE(user), QUOTE(host) FROM mysql.user WHERE user NOT LIKE 'mysql.%' AND"
                    + " user NOT IN ('migration', 'shop')")) {
      while (rows.next()) {
        others.add(rows.getString(1) + "@" + rows.getString(2));
      }
    }
    run(root, "DROP USER " + String.join(", ", others));
  }

  private static void run(Connection connection, String statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : statements.split(";", -1)) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
    }
  }

  private static List<InventoryLine> look(int port, DriverOpener.Mode tls) {
    SchemaAddress.Login login = new SchemaAddress.Login(USER, PASSWORD);
    Server server =
        new JdbcReadServer(
            new SchemaAddress("legacy", MySqlServer.HOST, port, SCHEMA, () -> List.of(login)),
            Limits.DEFAULT,
            DriverOpener.unverified(tls));
    return new Inventory(Duration.ofSeconds(1), Duration.ofSeconds(1)).of(server, line -> {});
  }

  private static List<InventoryLine> lookAt(String version) {
    return version.equals("5.7")
        ? look(old.port(), DriverOpener.Mode.DISABLED)
        : look(pair.blue().port(), DriverOpener.Mode.REQUIRED);
  }

  private static InventoryLine line(List<InventoryLine> lines, String assumption) {
    return lines.stream()
        .filter(line -> line.assumption().equals(assumption))
        .findFirst()
        .orElseThrow();
  }

  static Stream<Arguments> planted() {
    return Stream.of("5.7", "8.0")
        .flatMap(version -> PLANTED.stream().map(each -> Arguments.of(version, each)));
  }

  @Test
  void aServerThatIsReadyHasNothingRefused() {
    assertThat(lookAt("8.0"))
        .allSatisfy(line -> assertThat(line.standing().open()).as("%s", line).isTrue());
    assertThat(lookAt("5.7"))
        .filteredOn(line -> !line.standing().open())
        .extracting(InventoryLine::assumption)
        .as("5.7.22 knows TLS 1.1 at most")
        .containsExactly("tls");
  }

  @Test
  void eachAssumptionHasALineOfItsNameAndNothingIsLeftOut() {
    List<String> names = new Inventory(Duration.ofMillis(5)).names();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(lookAt("8.0")).extracting(InventoryLine::assumption).isEqualTo(names);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("planted")
  void aBrokenAssumptionIsNamedAndTheLinesOwnStatementsMendIt(String version, Planted planted)
      throws SQLException {
    Connection root = version.equals("5.7") ? onOld : onNew;
    String[] plants = planted.plant().split("#", -1);
    run(root, version.equals("5.7") ? plants[0] : plants[plants.length - 1]);
    InventoryLine broken = line(lookAt(version), planted.assumption());
    if (planted.standing() == Standing.REFUSED) {
      for (String statement : broken.mend()) {
        if (!statement.startsWith("--") && !statement.startsWith("SHOW")) {
          run(root, statement.replaceFirst(";.*", ""));
        }
      }
      boolean mends = broken.mend().stream().anyMatch(each -> !each.startsWith("--"));
      if (mends) {
        assertThat(line(lookAt(version), planted.assumption()).standing().open())
            .as("mended by %s", broken.mend())
            .isTrue();
      }
    }
    run(root, planted.undo());
    assertThat(broken.standing()).as("%s", broken).isEqualTo(planted.standing());
    assertThat(broken.received()).contains(planted.received());
    assertThat(line(lookAt(version), planted.assumption()).standing())
        .as("undone")
        .isNotEqualTo(Standing.REFUSED);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aLongTransactionIsNamedWithItsUserAndEndsByTheStatement(String version) throws Exception {
    Connection root = version.equals("5.7") ? onOld : onNew;
    run(root, "START TRANSACTION;INSERT INTO payment VALUES (1, 1)");
    Thread.sleep(3000);
    InventoryLine line = line(lookAt(version), "long-transactions");
    run(root, "ROLLBACK");
    // innodb_trx answers from its cache for 0.1 s.
    Thread.sleep(300);
    assertThat(line.standing()).isEqualTo(Standing.REFUSED);
    assertThat(line.received()).contains("s by rdsadmin from ");
    assertThat(line.mend()).singleElement().asString().startsWith("KILL ");
    assertThat(line(lookAt(version), "long-transactions").standing()).isEqualTo(Standing.READY);
  }

  static Stream<String> versions() {
    return Stream.of("5.7", "8.0");
  }

  @Test
  void whoWritesIsListedByHostAndOnlyWhoCanLogIn() throws SQLException {
    for (Connection root : List.of(onOld, onNew)) {
      run(
          root,
          "CREATE USER batch@'h%' IDENTIFIED BY 'x';GRANT DELETE ON payments.payment TO batch@'h%'");
      run(
          root,
          "CREATE USER cell IDENTIFIED BY 'x';GRANT UPDATE (amount) ON payments.payment TO cell");
      run(root, "CREATE USER off IDENTIFIED BY 'x' ACCOUNT LOCK;GRANT INSERT ON *.* TO off");
      run(root, "CREATE USER reader IDENTIFIED BY 'x';GRANT SELECT ON *.* TO reader");
    }
    for (String version : List.of("5.7", "8.0")) {
      assertThat(line(lookAt(version), "writing-accounts").received())
          .contains("'batch'@'h%'", "'cell'@'%'", "'shop'@'10.%'")
          .doesNotContain("off", "reader", USER);
    }
    for (Connection root : List.of(onOld, onNew)) {
      run(root, "DROP USER batch@'h%', cell, off, reader");
    }
  }

  @Test
  void whatMayNotBeReadIsUnknownAndTheRestGoesOn() throws SQLException {
    run(onNew, "REVOKE XA_RECOVER_ADMIN ON *.* FROM migration");
    List<InventoryLine> lines = lookAt("8.0");
    run(onNew, "GRANT XA_RECOVER_ADMIN ON *.* TO migration");
    assertThat(line(lines, "prepared-transactions").standing()).isEqualTo(Standing.UNKNOWN);
    assertThat(line(lines, "account-of-the-migration").mend())
        .containsExactly("GRANT XA_RECOVER_ADMIN ON *.* TO 'migration'@'%';");
    assertThat(line(lines, "round-trip").standing()).isEqualTo(Standing.READY);
  }

  @Test
  void programsThatOnlyTheOldServerUnderstandsAreNamed() throws SQLException {
    run(onOld, "CREATE PROCEDURE old_encode() SELECT ENCODE('a', 'b')");
    run(onOld, "CREATE VIEW old_group AS SELECT amount FROM payment GROUP BY amount DESC");
    run(
        onOld,
        "CREATE PROCEDURE fine() SELECT 'ENCODE(', amount FROM payment GROUP BY amount ORDER BY amount DESC");
    InventoryLine line = line(lookAt("5.7"), "removed-syntax");
    run(onOld, "DROP PROCEDURE old_encode;DROP PROCEDURE fine;DROP VIEW old_group");
    assertThat(line.received()).isEqualTo("routine old_encode, view old_group");
  }

  @Test
  void aServerAsItWasFoundIsRefusedLineByLine() {
    List<String> options = List.of("--lower-case-table-names=1");
    try (LegacyMySql found = LegacyMySql.start(options)) {
      Server server = asRoot(found);
      assertThat(new Inventory(Duration.ofMillis(5)).of(server, line -> {}))
          .filteredOn(line -> line.standing() == Standing.REFUSED)
          .extracting(InventoryLine::assumption)
          .contains("binary-log", "gtid-mode", "gtid-set", "names-in-lower-case", "tls");
    }
  }

  @Test
  void aServerThatLeavesSchemasOutOfItsLogIsRefused() {
    List<String> options =
        List.of("--log-bin=b", "--server-id=1", "--binlog-ignore-db=cards", "--sync-binlog=100");
    try (LegacyMySql found = LegacyMySql.start(options)) {
      List<InventoryLine> lines = new Inventory(Duration.ofMillis(5)).of(asRoot(found), line -> {});
      assertThat(line(lines, "binary-log-filters").received()).contains("binlog_ignore_db 'cards'");
      assertThat(line(lines, "binary-log").received()).contains("log_slave_updates is off");
      assertThat(line(lines, "durability").received().toLowerCase(Locale.ROOT)).contains("100");
    }
  }

  private static Server asRoot(LegacyMySql server) {
    SchemaAddress.Login login = new SchemaAddress.Login(LegacyMySql.USER, LegacyMySql.PASSWORD);
    return new JdbcReadServer(
        new SchemaAddress("legacy", MySqlServer.HOST, server.port(), "sys", () -> List.of(login)),
        Limits.DEFAULT,
        DriverOpener.unverified(DriverOpener.Mode.DISABLED));
  }
}
