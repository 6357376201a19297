package com.paymentmigration.lambda.cutover;

import java.time.Duration;

/** Every bound of the writer's way, in one place; {@link RollbackBudget} adds up the worst path. */
public final class Deadlines {
  /** Opening a connection, TLS and login included. */
  public static final Duration CONNECT = Duration.ofSeconds(3);

  /** One statement that is not meant to wait. */
  public static final Duration STATEMENT = Duration.ofSeconds(5);

  /**
   * One call of a procedure that starts, stops or resets replication: as RDS publishes them they
   * sleep up to 3 s by themselves.
   */
  public static final Duration PROCEDURE = Duration.ofSeconds(12);

  /**
   * One account statement. No time-out of the server bounds it behind an open transaction that read
   * a grant table (MySQL 8.0.12: 385 s with {@code lock_wait_timeout=2}), and every login waits
   * behind it: so it is cancelled from a second session.
   */
  public static final Duration ACCOUNT_STATEMENT = Duration.ofSeconds(2);

  /** Interval of the guard beside an account statement, which ends what the statement waits for. */
  public static final Duration GUARD_INTERVAL = Duration.ofMillis(30);

  /** Until transactions are read from binary logs; over it they count as unexplained. */
  public static final Duration EXPLAIN = Duration.ofSeconds(20);

  /** Session {@code lock_wait_timeout} of statements that take metadata locks. */
  public static final Duration LOCK_WAIT = Duration.ofSeconds(2);

  /** One try at {@code GET_LOCK}: a killed holder is nearly always gone long before. */
  public static final Duration MIGRATION_LOCK = Duration.ofSeconds(2);

  /**
   * Session {@code wait_timeout} of whoever holds the migration lock: how long a killed holder that
   * was idle can keep it. Longer than a holder is idle while it acts elsewhere, shorter than {@link
   * #REACH}, so that a recovery outwaits it.
   */
  public static final Duration IDLE_HOLDER = Duration.ofSeconds(15);

  /** Tries at the migration lock: another actor may take it in between, and is killed in turn. */
  public static final int MIGRATION_LOCK_TRIES = 3;

  /** Until a side that cannot be reached is given up by a recovery: a restart takes about 10 s. */
  public static final Duration REACH = Duration.ofSeconds(20);

  /** Between two tries to reach a side. */
  public static final Duration REACH_INTERVAL = Duration.ofSeconds(1);

  /** From read_only to the last application session gone. */
  public static final Duration FENCE = Duration.ofSeconds(8);

  /** Interval of the kill loop: with it, read_only took 0.066 s behind running writers. */
  public static final Duration KILL_INTERVAL = Duration.ofMillis(20);

  /** Until the other side has executed all that the fenced side has. */
  public static final Duration CATCH_UP = Duration.ofSeconds(20);

  /** One wait inside the catch-up; between two of them the channel's threads are looked at. */
  public static final Duration CATCH_UP_PASS = Duration.ofSeconds(1);

  /** Choosing what to compare inside the fence, while the old side still serves. */
  public static final Duration TAIL_PREPARE = Duration.ofSeconds(5);

  /** Comparison inside the fence; over it the verdict is UNKNOWN. */
  public static final Duration TAIL_CHECK = Duration.ofMillis(300);

  /** Until a marker has crossed a newly armed channel. */
  public static final Duration MARKER = Duration.ofSeconds(10);

  /** Interval at which the marker and the channel's threads are looked at. */
  public static final Duration MARKER_INTERVAL = Duration.ofMillis(50);

  /** Tries at a write to the state item whose reply was lost. */
  public static final int STATE_WRITE_TRIES = 3;

  /** Between two such tries. */
  public static final Duration STATE_WRITE_INTERVAL = Duration.ofMillis(200);

  /** A sampled executed set must be reached within this on a replica that is caught up. */
  public static final Duration CAUGHT_UP = Duration.ofSeconds(1);

  /** Samples in a row that must be reached in time: lag 0 never settles under load. */
  public static final int CAUGHT_UP_SAMPLES = 3;

  /** Until both directions are proven on day 0. */
  public static final Duration ARM = Duration.ofSeconds(60);

  /** Between two rebuilds of a channel that does not run, while a catch-up waits for it. */
  public static final Duration HEAL_INTERVAL = Duration.ofSeconds(10);

  /** Timeout of the function that moves the writer, fence to open. */
  public static final Duration MOVE = Duration.ofSeconds(60);

  /** Timeout of the function that brings the writer back. */
  public static final Duration RECOVER = Duration.ofSeconds(75);

  private Deadlines() {}
}
