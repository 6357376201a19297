package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Names;
import java.time.Duration;

/**
 * Holds a validation back while it would hurt: while the target lags, or either server is busy.
 * Asks once a second; shared by all workers.
 */
public final class Throttle {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final long PAUSE_MILLIS = 500;

  private final Settings settings;
  private final Replication replication;
  private long nextLook;
  private String sampledPosition = "";
  private long sampledAt;
  private Duration waited = Duration.ZERO;

  /**
   * When to hold back.
   *
   * @param maxLag replica lag above which chunks wait
   * @param maxThreadsRunning {@code Threads_running} above which chunks wait, on either server
   * @param patience longest wait in one go
   */
  public record Settings(Duration maxLag, int maxThreadsRunning, Duration patience) {
    /** Lag 30 s, 64 threads, 5 minutes. */
    public static final Settings DEFAULT =
        new Settings(Duration.ofSeconds(30), 64, Duration.ofMinutes(5));
  }

  /** A throttle of one run. */
  public Throttle(Settings settings, Replication replication) {
    this.settings = settings;
    this.replication = replication;
  }

  /**
   * Returns when the next chunk may run.
   *
   * @throws CouldNotVerifyException if that takes longer than patience allows
   */
  public synchronized void await(Lane lane) {
    if (System.nanoTime() < nextLook) {
      return;
    }
    long start = System.nanoTime();
    String obstacle = obstacle(lane);
    while (!obstacle.isEmpty()) {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      if (time.compareTo(settings.patience()) > 0) {
        throw new CouldNotVerifyException(
            "held back for " + time.toSeconds() + " s, because " + obstacle, false, null);
      }
      lane.stop().pause(PAUSE_MILLIS);
      obstacle = obstacle(lane);
    }
    waited = waited.plus(Duration.ofNanos(System.nanoTime() - start));
    nextLook = System.nanoTime() + INTERVAL.toNanos();
  }

  /** Time spent looking and waiting. */
  public synchronized Duration waited() {
    return waited;
  }

  private String obstacle(Lane lane) {
    Both<Integer> running = lane.both(Throttle::threadsRunning);
    if (running.source() > settings.maxThreadsRunning()) {
      return "the source runs " + running.source() + " threads";
    }
    if (running.target() > settings.maxThreadsRunning()) {
      return "the target runs " + running.target() + " threads";
    }
    return replication.following() ? lag(lane) : "";
  }

  /** A sampled position that the target has not reached yet is as old as the lag is long. */
  private String lag(Lane lane) {
    if (sampledPosition.isEmpty()) {
      sampledPosition = lane.source(Replication::executed);
      sampledAt = System.nanoTime();
    }
    String position = sampledPosition;
    String reached =
        lane.target(
            session ->
                session.value(
                    "SELECT GTID_SUBSET(" + Names.literal(position) + ", @@GLOBAL.gtid_executed)"));
    if ("1".equals(reached)) {
      sampledPosition = "";
      return "";
    }
    Duration lag = Duration.ofNanos(System.nanoTime() - sampledAt);
    return lag.compareTo(settings.maxLag()) > 0
        ? "the target lags at least " + lag.toSeconds() + " s"
        : "";
  }

  private static int threadsRunning(Session session) {
    return Integer.parseInt(
        session.value(
            "SELECT variable_value FROM performance_schema.global_status"
                + " WHERE variable_name = 'Threads_running'"));
  }
}
