package com.paymentmigration.client;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** Settings of a {@link WriterDataSource}. */
public final class WriterDataSourceBuilder {
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

  final StateSource state;
  final LoginSource logins;
  DriverSettings driver;
  PoolFactory pools;
  ClientMetrics metrics = ClientMetrics.NONE;
  Duration holdAtMost = Duration.ofSeconds(15);

  WriterDataSourceBuilder(StateSource state, LoginSource logins, DriverSettings driver) {
    this.state = state;
    this.logins = logins;
    this.driver = driver;
  }

  /** Which pool; {@link HikariPools} by default, which needs HikariCP on the class path. */
  public WriterDataSourceBuilder pools(PoolFactory factory) {
    pools = factory;
    return this;
  }

  /** Changes how the driver connects, such as its timeouts. */
  public WriterDataSourceBuilder driver(UnaryOperator<DriverSettings> change) {
    driver = change.apply(driver);
    return this;
  }

  /** Who takes the figures; nobody by default. */
  public WriterDataSourceBuilder metrics(ClientMetrics taker) {
    metrics = taker;
    return this;
  }

  /**
   * How long {@link WriterDataSource#getConnection()} waits; 15 s by default. A move takes about a
   * second, and up to 6 s if a database dies at that moment ({@code docs/benchmarks.md}).
   *
   * @param longest more than 0, at most 5 minutes
   * @throws IllegalArgumentException if it is not
   */
  public WriterDataSourceBuilder holdAtMost(Duration longest) {
    if (longest.isNegative() || longest.isZero() || longest.compareTo(LONGEST_HOLD) > 0) {
      throw new IllegalArgumentException(
          "holdAtMost: received " + longest + ", allowed: more than 0, at most " + LONGEST_HOLD);
    }
    holdAtMost = longest;
    return this;
  }

  /** Starts to follow the state item; returns at once, whatever it says. */
  public WriterDataSource build() {
    return build(Time.REAL).start();
  }

  /** One that does not follow by itself. */
  WriterDataSource build(Time time) {
    if (pools == null) {
      pools = new HikariPools();
    }
    return new WriterDataSource(this, time);
  }
}
