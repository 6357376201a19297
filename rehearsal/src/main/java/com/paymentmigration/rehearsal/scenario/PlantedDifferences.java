package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes rows of the standby differ past its binary log, between two runs, and waits until the
 * continuous proof names each, and no longer does once it is repaired.
 */
final class PlantedDifferences {
  /** Some of the schedule's ticks, of which each compares a part of all rows. */
  private static final Duration NAMED_WITHIN = Duration.ofMinutes(2);

  private static final int LOOK_MILLIS = 200;
  private static final String PAST_THE_LOG = "SET SESSION sql_log_bin = 0";

  private final Stage stage;
  private final ProofWatch watch;
  private final List<Long> seconds = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();
  private int planted;

  PlantedDifferences(Stage stage, ProofWatch watch) {
    this.stage = stage;
    this.watch = watch;
  }

  /** What a row is made to be; each row is planted once. */
  private enum Kind {
    /** Another amount. */
    CHANGED("UPDATE payments.planted SET amount = -1 WHERE id = %d"),
    /** Gone. */
    MISSING("DELETE FROM payments.planted WHERE id = %d"),
    /** There although the writer has none. */
    EXTRA("INSERT INTO payments.planted VALUES (%d, -1)");

    private final String statement;

    Kind(String statement) {
      this.statement = statement;
    }
  }

  /** One difference, of the next kind. */
  void plant() {
    Kind kind = Kind.values()[planted % Kind.values().length];
    int id = kind == Kind.EXTRA ? Strangers.PLANTED_ROWS + ++planted : ++planted;
    MySqlServer standby = stage.world().pair().server(stage.world().state().promoted().other());
    String named = "planted id=" + id + " ";
    stage.fault("a row of the standby is " + kind + ": " + named);
    watch.planted(named);
    standby.execute(PAST_THE_LOG, kind.statement.formatted(id));
    long began = System.nanoTime();
    if (within(named, true)) {
      seconds.add((System.nanoTime() - began) / 1_000_000_000L);
    } else {
      missed.add(kind + " " + named);
    }
    standby.execute(
        PAST_THE_LOG,
        kind == Kind.EXTRA
            ? "DELETE FROM payments.planted WHERE id = " + id
            : "REPLACE INTO payments.planted VALUES (" + id + ", " + id + ")");
    if (!within(named, false)) {
      missed.add(named + "is named although it was repaired");
    }
  }

  private boolean within(String named, boolean wanted) {
    long deadline = System.nanoTime() + NAMED_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      if (watch.names(named) == wanted) {
        return true;
      }
      Pauses.sleep(Duration.ofMillis(LOOK_MILLIS));
    }
    return false;
  }

  /** Each was found. */
  void check() {
    stage.check(
        "each planted difference is found",
        planted > 0 && missed.isEmpty(),
        "%d of %d found, after %s s%s"
            .formatted(
                seconds.size(),
                planted,
                seconds,
                missed.isEmpty() ? "" : "; missed: " + String.join(", ", missed)));
  }
}
