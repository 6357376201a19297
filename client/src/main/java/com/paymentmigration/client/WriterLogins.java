package com.paymentmigration.client;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens physical connections to one writer; reads the secret anew when a login is refused. */
final class WriterLogins extends AbstractSource {
  private static final Logger LOG = LoggerFactory.getLogger(WriterLogins.class);

  /** Pools wait this long for logins under way when they close, in seconds. */
  private static final int LOGIN_SECONDS = 1;

  private final WriterTarget target;
  private final LoginSource secrets;
  private final DriverSettings driver;
  private final AtomicReference<Optional<DatabaseLogin>> known =
      new AtomicReference<>(Optional.empty());

  WriterLogins(WriterTarget target, LoginSource secrets, DriverSettings driver) {
    this.target = target;
    this.secrets = secrets;
    this.driver = driver;
  }

  @Override
  public Connection getConnection() throws SQLException {
    DatabaseLogin login = known.get().isPresent() ? known.get().get() : fresh();
    try {
      return driver.open(target, login);
    } catch (SQLException refused) {
      if (refused.getErrorCode() != Failures.ACCESS_DENIED) {
        throw refused;
      }
      LOG.info("login as {} was refused, the secret is read anew", login.user());
      return driver.open(target, fresh());
    }
  }

  private DatabaseLogin fresh() throws SQLException {
    try {
      DatabaseLogin login = secrets.read(target);
      known.set(Optional.of(login));
      return login;
    } catch (RuntimeException unreadable) {
      throw new SQLException(
          "the secret of " + target.account() + " cannot be read: " + unreadable.getMessage(),
          "28000",
          Failures.ACCESS_DENIED,
          unreadable);
    }
  }

  /** Bounded by the driver's own settings instead. */
  @Override
  public void setLoginTimeout(int seconds) {
    LOG.debug("login timeout: received {} s, the driver's connectTimeout decides", seconds);
  }

  @Override
  public int getLoginTimeout() {
    return LOGIN_SECONDS;
  }
}
