package com.paymentmigration.lambda.testmysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MySqlPairIT {
  private static MySqlPair pair;

  @BeforeAll
  static void start() {
    pair = MySqlPair.start();
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @Test
  void eachServerHasGtidsOfItsOwn() {
    for (MySqlServer server : List.of(pair.blue(), pair.green())) {
      assertThat(server.value("SELECT @@GLOBAL.gtid_executed"))
          .contains(server.value("SELECT @@server_uuid") + ":1-");
    }
    assertThat(pair.blue().value("SELECT @@server_uuid"))
        .isNotEqualTo(pair.green().value("SELECT @@server_uuid"));
  }

  @Test
  void theAdminSetsReadOnlyOnlyThroughTheProcedure() throws SQLException {
    try (Connection admin = admin(pair.green());
        Statement statement = admin.createStatement()) {
      assertThatThrownBy(() -> statement.execute("SET GLOBAL read_only = 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("SUPER");
      statement.execute("CALL mysql.rds_set_read_only(1)");
      assertThat(pair.green().value("SELECT @@GLOBAL.read_only")).isEqualTo("1");
      statement.execute("CALL mysql.rds_set_read_only(0)");
      statement.execute("XA RECOVER");
    }
  }

  @Test
  void theProcedureKillsAnyButTheServicesOwnSessions() throws SQLException {
    try (Connection admin = admin(pair.green());
        Statement statement = admin.createStatement();
        Connection service = pair.green().superuser();
        Connection other =
            pair.green()
                .connect(
                    TestAccounts.REPLICATOR,
                    pair.accounts().password(TestAccounts.REPLICATOR),
                    "")) {
      String id = idOf(other);
      String own = idOf(service);
      assertThatThrownBy(() -> statement.execute("CALL mysql.rds_kill(" + own + ")"))
          .hasMessageContaining("RDSADMIN");
      statement.execute("CALL mysql.rds_kill(" + id + ")");
      assertThat(other.isValid(1)).isFalse();
    }
  }

  @Test
  void aKilledServerComesBackOnItsPortWithItsData() {
    pair.blue().execute("CREATE DATABASE crash", "CREATE TABLE crash.t (id INT PRIMARY KEY)");
    pair.blue().execute("INSERT INTO crash.t VALUES (1)");
    pair.blue().crashAndRestart();
    assertThat(pair.blue().value("SELECT COUNT(*) FROM crash.t")).isEqualTo("1");
  }

  @Test
  void blueReplicatesToGreen() throws InterruptedException {
    pair.replicate(Environment.BLUE);
    pair.blue().execute("CREATE DATABASE IF NOT EXISTS flow");
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (pair.green().value("SHOW DATABASES LIKE 'flow'") == null) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  private static Connection admin(MySqlServer server) throws SQLException {
    return server.connect(TestAccounts.ADMIN, pair.accounts().password(TestAccounts.ADMIN), "");
  }

  private static String idOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT CONNECTION_ID()")) {
      row.next();
      return row.getString(1);
    }
  }
}
