package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes rows of the standby differ past its binary log, between two runs, and waits until the
 * continuous proof names each, and no longer does once it is repaired.
 */
final class PlantedDifferences {
  /** Some of the schedule's ticks, of which each compares a part of all rows. */
  private static final Duration NAMED_WITHIN = Duration.ofMinutes(2);

  private static final int LOOK_MILLIS = 200;
  private static final int OLD_PAYMENTS = 10_000;
  private static final String PAST_THE_LOG = "SET SESSION sql_log_bin = 0";

  private final Stage stage;
  private final ProofWatch watch;
  private final Random random;
  private final List<Long> seconds = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();
  private int planted;

  PlantedDifferences(Stage stage, ProofWatch watch, long seed) {
    this.stage = stage;
    this.watch = watch;
    this.random = new Random(seed);
  }

  /** What a row is made to be. */
  private enum Kind {
    /** Another amount. */
    CHANGED("UPDATE payments.payment SET amount = 0.01 WHERE id = %s"),
    /** Gone. */
    MISSING("DELETE FROM payments.payment WHERE id = %s"),
    /** There a second time, with a number that no payment has yet. */
    EXTRA(
        "INSERT INTO payments.payment SELECT -id, CONCAT('planted-', id), account_id, amount,"
            + " currency, fleet, written_on, written_at FROM payments.payment WHERE id = %s");

    private final String statement;

    Kind(String statement) {
      this.statement = statement;
    }
  }

  /** One difference, of the next kind. */
  void plant() {
    Kind kind = Kind.values()[planted++ % Kind.values().length];
    MySqlServer standby = stage.world().pair().server(stage.world().state().promoted().other());
    String id =
        standby.value(
            "SELECT id FROM payments.payment WHERE idempotency_key = 'history-%d'"
                .formatted(1 + random.nextInt(OLD_PAYMENTS)));
    List<String> row = before(standby, id);
    String named = "payment id=" + (kind == Kind.EXTRA ? "-" : "") + id + " ";
    stage.fault("a row of the standby is " + kind + ": " + named);
    watch.planted(named);
    standby.execute(PAST_THE_LOG, kind.statement.formatted(id));
    long began = System.nanoTime();
    try {
      if (within(named, true)) {
        seconds.add((System.nanoTime() - began) / 1_000_000_000L);
      } else {
        missed.add(kind + " " + named);
      }
    } finally {
      standby.execute(row);
    }
    if (!within(named, false)) {
      missed.add(named + "is named although it was repaired");
    }
    watch.planted("");
  }

  /** Statements that put the row back as it is now. */
  private static List<String> before(MySqlServer standby, String id) {
    String values =
        standby.value(
            "SELECT CONCAT_WS(', ', id, QUOTE(idempotency_key), account_id, amount,"
                + " QUOTE(currency), QUOTE(fleet), QUOTE(written_on), QUOTE(written_at))"
                + " FROM payments.payment WHERE id = "
                + id);
    return List.of(
        PAST_THE_LOG,
        "DELETE FROM payments.payment WHERE id IN (" + id + ", -" + id + ")",
        "INSERT INTO payments.payment VALUES (" + values + ")");
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
