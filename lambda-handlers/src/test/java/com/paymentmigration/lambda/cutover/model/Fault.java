package com.paymentmigration.lambda.cutover.model;

/** What may go wrong at a single side effect. */
enum Fault {
  /** The actor dies before the effect; its connections stay half open. */
  CRASH_BEFORE(false),
  /** The actor dies after the effect. */
  CRASH_AFTER(true),
  /** The effect happens, the reply is lost, the connection is cut. */
  LOST_REPLY(true),
  /** The connection is cut before the effect. */
  CUT(false),
  /** The client is told that the connection is lost, but the server executes it later. */
  LATE(true),
  /** Blue's server restarts with parameter values: read_only off, locked accounts stay locked. */
  RESTART_BLUE(false),
  /** Green's server restarts. */
  RESTART_GREEN(false),
  /** Blue's server is away for longer than a recovery waits. */
  DOWN_BLUE(false),
  /** Green's server is away for longer than a recovery waits. */
  DOWN_GREEN(false),
  /**
   * From here on a killed session without a statement keeps its lock until it was idle too long.
   */
  KILLS_LINGER(false),
  /** No transaction crosses between the clusters from here on. */
  LINK_DOWN(false),
  /** An event with an exempt definer writes on blue: neither read_only nor locks stop it. */
  EXEMPT_WRITE(false),
  /** An admin who is no part of the migration changes rows on the standby. */
  FOREIGN_WRITE(false),
  /** On blue somebody reads the grant tables in a transaction that is never ended. */
  GRANT_TABLES_HELD_BLUE(false),
  /** The same on green. */
  GRANT_TABLES_HELD_GREEN(false),
  /** The same on both, by somebody who cannot be ended: the service itself. */
  GRANT_TABLES_HELD_FOR_EVER(false),
  /**
   * From here on each look at the grant tables finds a session whose statement ends in that
   * instant. Whoever kills it meets it between two statements: it keeps its locks.
   */
  PASSERS_BY(false),
  /** Green's channel cannot start any more unless it is reset (error 1872). */
  CHANNEL_BROKEN_GREEN(false),
  /** Blue's channel, which the move arms. */
  CHANNEL_BROKEN_BLUE(false);

  private final boolean needsEffect;

  Fault(boolean needsEffect) {
    this.needsEffect = needsEffect;
  }

  /** Whether it differs from the others only where something is changed. */
  boolean needsEffect() {
    return needsEffect;
  }
}
