package com.paymentmigration.client;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** One HikariCP pool for each writer. */
public final class HikariPools implements PoolFactory {
  /** HikariCP's shortest: the wait is cut into pieces, between which the pointer is looked at. */
  private static final long PIECE_MILLIS = 250;

  /** An idle connection to a server that no longer answers holds a borrower this long. */
  private static final long VALIDATION_MILLIS = 2_000;

  private final Consumer<HikariConfig> settings;

  /** Pools with HikariCP's own defaults. */
  public HikariPools() {
    this(config -> {});
  }

  /**
   * Pools with settings of your own, such as {@code maximumPoolSize}, {@code minimumIdle}, {@code
   * maxLifetime} or a metrics factory. What finds the server, logs in, waits and judges failures is
   * set afterwards and cannot be changed.
   */
  public HikariPools(Consumer<HikariConfig> settings) {
    this.settings = settings;
  }

  @Override
  public Pool open(WriterTarget target, DataSource logins, Consumer<SQLException> failures) {
    HikariConfig config = new HikariConfig();
    config.setValidationTimeout(VALIDATION_MILLIS);
    settings.accept(config);
    config.setPoolName("payments-" + target.side() + "-" + target.account());
    config.setDataSource(logins);
    config.setConnectionTimeout(PIECE_MILLIS);
    config.setInitializationFailTimeout(-1);
    config.setExceptionOverride(new HikariJudge(failures));
    return new HikariPool(new HikariDataSource(config));
  }

  private record HikariPool(HikariDataSource source) implements Pool {
    @Override
    public Connection borrow() throws SQLException {
      return source.getConnection();
    }

    @Override
    public void evictAll() {
      source.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public boolean exhausted(SQLException failure) {
      return failure instanceof SQLTransientConnectionException && failure.getCause() == null;
    }

    @Override
    public void close() {
      source.close();
    }
  }
}
