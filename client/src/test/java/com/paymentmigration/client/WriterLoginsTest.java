package com.paymentmigration.client;

import static com.paymentmigration.client.Writers.BLUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the library logs in. */
class WriterLoginsTest {
  private static final String URL = "jdbc:fake://";
  private final SQLException refused = new SQLException("denied", "28000", 1045);

  private final Deque<DatabaseLogin> secrets = new ArrayDeque<>();
  private final WriterLogins logins =
      new WriterLogins(
          BLUE,
          target -> secrets.pop(),
          new DriverSettings(FakeDriver.class.getName(), URL, "payments", Map.of("a", "b")));

  @BeforeEach
  void forget() {
    FakeDriver.SEEN.clear();
    FakeDriver.URLS.clear();
    FakeDriver.ANSWERS.clear();
    secrets.add(new DatabaseLogin("app", "old"));
    secrets.add(new DatabaseLogin("app_clone", "new"));
  }

  @Test
  void theSecretIsReadOnce() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(logins::getConnection).hasMessage("no server here");
    }

    assertThat(secrets).hasSize(1);
    assertThat(FakeDriver.SEEN).extracting(each -> each.getProperty("user")).containsOnly("app");
  }

  @Test
  void aLoginThatIsRefusedIsTriedOnceMoreWithTheSecretOfNow() {
    FakeDriver.ANSWERS.add(refused);

    assertThatThrownBy(logins::getConnection).hasMessage("no server here");
    assertThat(FakeDriver.SEEN)
        .extracting(each -> each.getProperty("user") + "/" + each.getProperty("password"))
        .containsExactly("app/old", "app_clone/new");
  }

  @Test
  void aSecretThatCannotBeReadIsNamedWithoutItsContent() {
    secrets.clear();

    assertThatThrownBy(logins::getConnection)
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith("the secret of payment_app_blue cannot be read: ");
  }

  @Test
  void certificatesAreVerifiedUnlessSaidOtherwise() {
    assertThatThrownBy(logins::getConnection).hasMessage("no server here");

    assertThat(FakeDriver.SEEN.get(0))
        .containsEntry("sslMode", "VERIFY_IDENTITY")
        .containsEntry("a", "b")
        .containsEntry("socketTimeout", "10000");
    assertThat(FakeDriver.URLS).containsExactly("jdbc:fake://blue.example:3306/payments");
  }

  @Test
  void aPasswordIsInNoText() {
    assertThat(new DatabaseLogin("app", "secret-word")).hasToString("app with a password");
  }

  @Test
  void aSchemaThatWouldChangeTheUrlIsRefused() {
    assertThatThrownBy(() -> DriverSettings.of("payments?sslMode=DISABLED"))
        .hasMessageStartingWith("database: received 'payments?sslMode=DISABLED', allowed: ");
  }

  @Test
  void aHostThatWouldChangeTheUrlIsRefused() {
    assertThatThrownBy(() -> new WriterTarget("BLUE", "host/x?sslMode=DISABLED", 3306, "app"))
        .hasMessageEndingWith("allowed: a host name");
  }

  @Test
  void aDriverThatIsNotThereIsNamed() {
    DriverSettings settings = new DriverSettings("com.example.Nothing", URL, "payments", Map.of());

    assertThatThrownBy(() -> settings.open(BLUE, new DatabaseLogin("app", "old")))
        .hasMessage(
            "driver: received com.example.Nothing, allowed: a JDBC driver on the class path");
  }

  /** Made by its name, anew for each connection. */
  public static final class FakeDriver implements Driver {
    static final List<Properties> SEEN = new ArrayList<>();
    static final List<String> URLS = new ArrayList<>();
    static final Deque<SQLException> ANSWERS = new ArrayDeque<>();

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
      SEEN.add(info);
      URLS.add(url);
      throw ANSWERS.isEmpty() ? new SQLException("no server here", "08001") : ANSWERS.poll();
    }

    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith(URL);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }
  }
}
