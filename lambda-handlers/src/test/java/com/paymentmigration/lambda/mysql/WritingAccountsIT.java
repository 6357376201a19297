package com.paymentmigration.lambda.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may write besides the application, whatever the way in which it was allowed. */
class WritingAccountsIT {
  private static final List<String> WRITERS =
      List.of(
          "CREATE USER batch@'%', batch@'10.0.%'",
          "GRANT INSERT ON payments.* TO batch@'%', batch@'10.0.%'",
          "CREATE USER by_wildcard@'%'",
          "GRANT UPDATE ON `pay%`.* TO by_wildcard@'%'",
          "CREATE USER by_underscore@'%'",
          "GRANT DELETE ON `payment_`.* TO by_underscore@'%'",
          "CREATE USER all_of_it@'localhost'",
          "GRANT ALL ON *.* TO all_of_it@'localhost'",
          "CREATE USER by_table@'%'",
          "GRANT DELETE ON payments.p TO by_table@'%'",
          "CREATE USER by_column@'%'",
          "GRANT UPDATE (id) ON payments.p TO by_column@'%'",
          "CREATE USER by_view@'%'",
          "GRANT INSERT ON payments.v TO by_view@'%'",
          "CREATE ROLE writers",
          "GRANT INSERT ON payments.* TO writers",
          "CREATE USER by_role@'%' DEFAULT ROLE writers",
          "CREATE ROLE teams",
          "GRANT writers TO teams",
          "CREATE USER by_nested_role@'%'",
          "GRANT teams TO by_nested_role@'%'",
          "CREATE USER by_definer@'%'",
          "GRANT EXECUTE ON PROCEDURE payments.q TO by_definer@'%'",
          "CREATE USER by_any_definer@'%'",
          "GRANT EXECUTE ON payments.* TO by_any_definer@'%'",
          "CREATE USER by_proxy@'%'",
          "INSERT INTO mysql.proxies_priv (host, user, proxied_host, proxied_user, grantor)"
              + " VALUES ('%', 'by_proxy', '%', 'locked_writer', '')",
          "CREATE USER by_grant_tables@'%'",
          "GRANT UPDATE ON mysql.user TO by_grant_tables@'%'",
          "CREATE USER by_variables@'%'",
          "GRANT SYSTEM_VARIABLES_ADMIN ON *.* TO by_variables@'%'",
          "CREATE USER by_new_users@'%'",
          "GRANT CREATE USER ON *.* TO by_new_users@'%'",
          "CREATE USER admin@'10.%'",
          "GRANT INSERT ON payments.* TO admin@'10.%'",
          "CREATE USER ''@'10.%'",
          "GRANT INSERT ON payments.* TO ''@'10.%'");

  private static final List<String> FOUND =
      List.of(
          "@10.%",
          "admin@10.%",
          "all_of_it@localhost",
          "batch@%",
          "batch@10.0.%",
          "by_any_definer@%",
          "by_column@%",
          "by_definer@%",
          "by_grant_tables@%",
          "by_nested_role@%",
          "by_new_users@%",
          "by_proxy@%",
          "by_role@%",
          "by_table@%",
          "by_underscore@%",
          "by_variables@%",
          "by_view@%",
          "by_wildcard@%");

  private static final List<String> OTHERS =
      List.of(
          "CREATE USER reader@'%'",
          "GRANT SELECT, SHOW VIEW ON payments.* TO reader@'%'",
          "CREATE USER monitor@'%'",
          "GRANT PROCESS, REPLICATION CLIENT ON *.* TO monitor@'%'",
          "GRANT SELECT ON performance_schema.* TO monitor@'%'",
          "CREATE USER of_the_migration@'%'",
          "GRANT ALL ON payment_migration.* TO of_the_migration@'%'",
          "CREATE USER payment_app_blue@'10.%'",
          "GRANT INSERT ON payments.* TO payment_app_blue@'10.%'");

  private static MySqlPair pair;
  private static DatabasePair databases;

  @BeforeAll
  static void start() {
    pair = MySqlPair.start();
    databases = PairDatabases.of(pair);
    pair.blue()
        .execute(
            "CREATE DATABASE payments",
            "CREATE DATABASE payment_migration",
            "CREATE TABLE payments.p (id INT PRIMARY KEY)",
            "CREATE VIEW payments.v AS SELECT id FROM payments.p",
            "CREATE USER locked_writer@'%' ACCOUNT LOCK",
            "GRANT INSERT ON payments.* TO locked_writer@'%'",
            "CREATE DEFINER = locked_writer@'%' PROCEDURE payments.q()"
                + " INSERT INTO payments.p VALUES (1)");
    pair.blue().execute(WRITERS);
    pair.blue().execute(OTHERS);
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @Test
  void everyWayToWriteIsFoundAndNobodyElseIsNamed() {
    try (DatabaseSession session = databases.blue().connect()) {
      assertThat(session.facts().otherWriters()).containsExactlyElementsOf(FOUND);
    }
  }

  @Test
  void aMandatoryRoleThatMayWriteMakesEverybodyAWriter() {
    pair.blue().execute("SET GLOBAL mandatory_roles = '`writers`@`%`,other'");
    try (DatabaseSession session = databases.blue().connect()) {
      assertThat(session.facts().otherWriters()).contains("reader@%", "monitor@%");
    } finally {
      pair.blue().execute("SET GLOBAL mandatory_roles = ''");
    }
  }

  @Test
  void anAccountThatTheProfileNamesIsNoStrangerAndMustExistForBothSides() {
    pair.blue()
        .execute(
            "CREATE USER settlement_blue@'%', settlement_blue@'10.0.%'",
            "GRANT INSERT ON payments.* TO settlement_blue@'%', settlement_blue@'10.0.%'");
    try (DatabaseSession unnamed = databases.blue().connect()) {
      assertThat(unnamed.facts().otherWriters())
          .contains("settlement_blue@%", "settlement_blue@10.0.%");
      assertThat(unnamed.facts().missingAccounts()).isEmpty();
    }
    DatabasePair naming = PairDatabases.of(pair, new PairedAccounts(List.of("settlement")));
    try (DatabaseSession session = naming.blue().connect()) {
      assertThat(session.facts().otherWriters()).containsExactlyElementsOf(FOUND);
      assertThat(session.facts().missingAccounts()).containsExactly("settlement_green");
    } finally {
      pair.blue().execute("DROP USER settlement_blue@'%', settlement_blue@'10.0.%'");
    }
  }

  @Test
  void bothTwinsOfAnApplicationAccountAreLockedAndWatched() throws SQLException {
    pair.blue()
        .execute(
            "CREATE USER payment_app_blue_twin@'%' IDENTIFIED BY 'x'",
            "GRANT INSERT ON payments.* TO payment_app_blue_twin@'%'");
    try (DatabaseSession session = databases.blue().connect();
        Connection twin = pair.blue().connect("payment_app_blue_twin", "x", "payments")) {
      assertThat(session.applicationSessions()).hasSize(1);
      session.lockAccounts(Environment.BLUE);
      assertThat(locked("payment_app_blue_twin")).containsExactly("%");
      assertThat(session.accountsLocked(Environment.BLUE)).isTrue();
      pair.blue().execute("ALTER USER payment_app_blue_twin@'%' ACCOUNT UNLOCK");
      assertThat(session.accountsLocked(Environment.BLUE)).as("one of two is open").isFalse();
      assertThat(session.anyAccountLocked(Environment.BLUE, PairedAccounts.NONE)).isTrue();
      session.unlockAccounts(Environment.BLUE, PairedAccounts.NONE);
      assertThat(session.anyAccountLocked(Environment.BLUE, PairedAccounts.NONE)).isFalse();
      assertThat(twin.isValid(1)).isTrue();
    } finally {
      pair.blue().execute("DROP USER payment_app_blue_twin@'%'");
    }
  }

  @Test
  void aSideWithoutAnAccountIsNotLocked() {
    pair.blue().execute("RENAME USER payment_app_green@'%' TO parked@'%'");
    try (DatabaseSession session = databases.blue().connect()) {
      assertThat(session.accountsLocked(Environment.GREEN)).isFalse();
      assertThat(session.anyAccountLocked(Environment.GREEN, PairedAccounts.NONE)).isFalse();
    } finally {
      pair.blue().execute("RENAME USER parked@'%' TO payment_app_green@'%'");
    }
  }

  @Test
  void onlyThePairedAccountsThatAreNamedAreUnlocked() throws SQLException {
    pair.blue()
        .execute(
            "CREATE USER one_blue@'%', two_blue@'%', one_green@'%', two_green@'%'"
                + " IDENTIFIED BY 'x' ACCOUNT LOCK",
            "ALTER USER one_blue@'%' IDENTIFIED BY 'x' ACCOUNT UNLOCK");
    PairedAccounts one = new PairedAccounts(List.of("one"));
    DatabasePair naming = PairDatabases.of(pair, new PairedAccounts(List.of("one", "two")));
    try (DatabaseSession session = naming.blue().connect();
        Connection logged = pair.blue().connect("one_blue", "x", "")) {
      assertThat(logged.isValid(1)).isTrue();
      assertThat(session.applicationSessions()).as("a session of theirs is one to cut").hasSize(1);
      assertThat(session.openPairedAccounts(Environment.BLUE)).isEqualTo(one);
      assertThat(session.openPairedAccounts(Environment.GREEN)).isEqualTo(PairedAccounts.NONE);
      session.lockAccounts(Environment.BLUE);
      assertThat(session.openPairedAccounts(Environment.BLUE)).isEqualTo(PairedAccounts.NONE);
      session.unlockAccounts(Environment.BLUE, one);
      assertThat(session.openPairedAccounts(Environment.BLUE)).isEqualTo(one);
      assertThat(locked("two_blue")).containsExactly("%");
      assertThat(session.accountsLocked(Environment.BLUE)).isFalse();
    } finally {
      pair.blue().execute("DROP USER one_blue@'%', two_blue@'%', one_green@'%', two_green@'%'");
    }
  }

  @Test
  void anApplicationAccountOfAnyHostIsLockedWithItsSide() {
    try (DatabaseSession session = databases.blue().connect()) {
      session.lockAccounts(Environment.BLUE);
      assertThat(new TreeSet<>(locked("payment_app_blue"))).containsExactly("%", "10.%");
      session.unlockAccounts(Environment.BLUE, PairedAccounts.NONE);
      assertThat(locked("payment_app_blue")).isEmpty();
      assertThat(locked("locked_writer")).as("a lock that is not ours").containsExactly("%");
    }
  }

  private static List<String> locked(String user) {
    String hosts =
        pair.blue()
            .value(
                "SELECT GROUP_CONCAT(host) FROM mysql.user WHERE account_locked = 'Y' AND user = '"
                    + user
                    + "'");
    return hosts == null ? List.of() : List.of(hosts.split(",", -1));
  }
}
