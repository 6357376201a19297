package com.paymentmigration.client;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The data source of an application that keeps {@code docs/application-contract.md}: its
 * connections go to the writer, wherever that is. While there is no writer, {@link
 * #getConnection()} waits. One object of this class serves the whole application, as its only
 * {@code DataSource} bean.
 */
public final class WriterDataSource extends AbstractSource implements AutoCloseable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

  private final WriterBoard board;
  private final PoolSwitch pools;
  private final WriterFollower follower;
  private final Time time;
  private final ClientMetrics metrics;
  private final Duration holdAtMost;

  WriterDataSource(WriterDataSourceBuilder settings, Time time) {
    this.time = time;
    metrics = settings.metrics;
    holdAtMost = settings.holdAtMost;
    pools =
        new PoolSwitch(
            (target, failures) ->
                settings.pools.open(
                    target, new WriterLogins(target, settings.logins, settings.driver), failures),
            this::condemned);
    board = new WriterBoard(time, metrics, pools::of);
    follower = new WriterFollower(settings.state, board, time);
  }

  /**
   * Settings of a data source.
   *
   * @param state where the state item is read
   * @param logins where the accounts' secrets are read
   * @param driver how to connect
   */
  public static WriterDataSourceBuilder of(
      StateSource state, LoginSource logins, DriverSettings driver) {
    return new WriterDataSourceBuilder(state, logins, driver);
  }

  /**
   * A connection to the writer. Waits while there is none.
   *
   * @throws WriterUnavailableException if there is none in time; the message says what was waited
   *     for
   */
  @Override
  public Connection getConnection() throws SQLException {
    long begun = time.nanos();
    try {
      Connection connection = borrow(begun + holdAtMost.toNanos());
      metrics.borrowed(Duration.ofNanos(time.nanos() - begun));
      return connection;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new WriterUnavailableException(
          "interrupted while waiting; " + board.situation(), interrupted);
    } catch (SQLException failure) {
      metrics.gaveUp(Duration.ofNanos(time.nanos() - begun));
      throw failure;
    }
  }

  private Connection borrow(long deadline) throws SQLException, InterruptedException {
    while (true) {
      Pool pool = pools.of(board.awaitWriter(deadline));
      try {
        return pool.borrow();
      } catch (SQLException failure) {
        if (!pool.exhausted(failure) && Failures.classify(failure) != FailureClass.SERVER_FULL) {
          board.suspect();
        }
        if (time.nanos() - deadline >= 0) {
          throw givenUp(pool, failure);
        }
        board.pause(BETWEEN_TRIES);
      }
    }
  }

  private WriterUnavailableException givenUp(Pool pool, SQLException failure) {
    String what =
        pool.exhausted(failure)
            ? "every connection of the pool is in use: " + failure.getMessage()
            : "the last try to connect failed: " + reason(failure);
    return new WriterUnavailableException(
        "no connection within "
            + WriterBoard.seconds(holdAtMost.toNanos())
            + "; "
            + board.situation()
            + "; "
            + what,
        failure);
  }

  private static String reason(SQLException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof SQLException sql
        ? "error " + sql.getErrorCode() + " (" + sql.getSQLState() + "), " + sql.getMessage()
        : cause.toString();
  }

  /**
   * Tells of a failure on one of these connections. HikariCP's are seen without it; a pool that
   * cannot see them, and whoever judges failures elsewhere, calls it.
   */
  public void failed(SQLException failure) {
    pools.seen(failure);
  }

  private void condemned(FailureClass why) {
    metrics.condemned(why);
    board.suspect();
  }

  /** What the state item said last; empty before the first read that succeeded. */
  public Optional<WriterPointer> pointer() {
    return board.known();
  }

  /** What takes this data source's figures. */
  ClientMetrics metrics() {
    return metrics;
  }

  /** Sleeps between tries, unless the writer moves. */
  void pause(Duration duration) throws InterruptedException {
    board.pause(duration);
  }

  Time time() {
    return time;
  }

  /** Longest wait for a connection, in whole seconds. */
  @Override
  public int getLoginTimeout() {
    return (int) holdAtMost.toSeconds();
  }

  /** The bound is set by {@link WriterDataSourceBuilder#holdAtMost}. */
  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLException("loginTimeout: received " + seconds + ", allowed: holdAtMost instead");
  }

  /** Follows the state item from now on. */
  WriterDataSource start() {
    follower.start();
    return this;
  }

  /** Reads the state item in this thread. */
  void readNow() {
    follower.readOnce();
  }

  /** Stops following and ends every connection. */
  @Override
  public void close() {
    board.close();
    follower.stop();
    pools.close();
  }
}
