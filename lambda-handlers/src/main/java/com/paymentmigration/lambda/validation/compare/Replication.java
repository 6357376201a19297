package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Names;
import java.time.Duration;
import java.util.List;

/**
 * Whether the target replicates, and how far it is, in GTIDs: they say the same on every MySQL 8.0,
 * whatever SHOW REPLICA STATUS is called there.
 */
public final class Replication {
  private static final String CHANNELS =
      """
      SELECT COUNT(*) FROM performance_schema.replication_connection_configuration
      WHERE host <> ''
      """;

  private final boolean following;
  private final Duration patience;
  private volatile String stuck = "";

  private Replication(boolean following, Duration patience) {
    this.following = following;
    this.patience = patience;
  }

  /**
   * Looks at the target.
   *
   * @param patience longest wait for the target to catch up
   */
  public static Replication of(Lane lane, Duration patience) {
    String channels = lane.target(session -> session.value(CHANNELS));
    return new Replication(!channels.equals("0"), patience);
  }

  /** Whether the target has a replication channel, running or not. */
  public boolean following() {
    return following;
  }

  /** Every transaction the server has executed. */
  public static String executed(Session session) {
    return session.value("SELECT @@GLOBAL.gtid_executed").replace("\n", "");
  }

  /**
   * Waits until the target has executed what the source has executed at this moment. Returns at
   * once if the target does not replicate.
   *
   * @throws CouldNotVerifyException if it does not get there in time
   */
  public void catchUp(Lane lane) {
    if (!following) {
      return;
    }
    String position = lane.source(Replication::executed);
    if (position.isEmpty()) {
      throw new CouldNotVerifyException(
          "the target replicates without GTIDs: rows in flight cannot be told from wrong ones",
          false,
          null);
    }
    // Once replication was found stuck, nobody waits the full time again.
    Duration wait = stuck.isEmpty() ? patience : Duration.ofSeconds(1);
    long deadline = System.nanoTime() + wait.toNanos();
    while (!reached(lane, position)) {
      if (System.nanoTime() > deadline) {
        stuck =
            "the target did not execute the source's transactions within "
                + patience.toSeconds()
                + " s";
        throw new CouldNotVerifyException(stuck, false, null);
      }
      lane.stop().check();
    }
    stuck = "";
  }

  /** Waits in steps of a second, so that a cancelled run ends soon. */
  private static boolean reached(Lane lane, String position) {
    List<String> answer =
        lane.target(
            session ->
                session.row(
                    "SELECT WAIT_FOR_EXECUTED_GTID_SET(" + Names.literal(position) + ", 1)"));
    return "0".equals(answer.get(0));
  }
}
