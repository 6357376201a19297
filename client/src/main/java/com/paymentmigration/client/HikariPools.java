package com.paymentmigration.client;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** One HikariCP pool for each writer. */
public final class HikariPools implements PoolFactory {
  /** HikariCP's shortest: the wait is cut into pieces, between which the pointer is looked at. */
  private static final long PIECE_MILLIS = 250;

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
    settings.accept(config);
    config.setPoolName("payments-" + target.side() + "-" + target.account());
    config.setDataSource(logins);
    config.setConnectionTimeout(PIECE_MILLIS);
    config.setInitializationFailTimeout(-1);
    config.setExceptionOverride(new Judge(failures));
    return new HikariPool(new HikariDataSource(config));
  }

  /** Sees each failure on a borrowed connection. */
  private record Judge(Consumer<SQLException> failures) implements SQLExceptionOverride {
    @Override
    public Override adjudicate(SQLException failure) {
      failures.accept(failure);
      return Failures.classify(failure).condemnsConnection()
          ? Override.MUST_EVICT
          : Override.CONTINUE_EVICT;
    }
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
