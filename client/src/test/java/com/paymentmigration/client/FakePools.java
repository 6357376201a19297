package com.paymentmigration.client;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Pools that note what happens to them. */
final class FakePools implements PoolFactory {
  final List<FakePool> opened = new ArrayList<>();

  @Override
  public Pool open(WriterTarget target, DataSource logins, Consumer<SQLException> failures) {
    FakePool pool = new FakePool(target, failures);
    opened.add(pool);
    return pool;
  }

  /** One of them. */
  static final class FakePool implements Pool {
    final WriterTarget target;
    final Consumer<SQLException> failures;
    final Deque<SQLException> refusals = new ArrayDeque<>();
    final CountDownLatch closed = new CountDownLatch(1);
    int evictions;
    Runnable onBorrow = () -> {};

    FakePool(WriterTarget target, Consumer<SQLException> failures) {
      this.target = target;
      this.failures = failures;
    }

    @Override
    public Connection borrow() throws SQLException {
      onBorrow.run();
      if (!refusals.isEmpty()) {
        throw refusals.poll();
      }
      return connection(target.side());
    }

    @Override
    public void evictAll() {
      evictions++;
    }

    @Override
    public boolean exhausted(SQLException failure) {
      return failure.getMessage().equals("all in use");
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  /** A connection whose text says where it goes. */
  private static Connection connection(String side) {
    return (Connection)
        Proxy.newProxyInstance(
            FakePools.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "toString", "getCatalog" -> side;
                  case "getAutoCommit" -> true;
                  default -> null;
                });
  }
}
