package com.paymentmigration.operator.drill.play;

import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Hindrance;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.DrillAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Waits until the service's heartbeat, written about every 5 minutes, must have come twice since
 * replication was armed, and asks preflight for transactions that only the standby has.
 */
final class HeartbeatDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "heartbeat",
          "Every transaction that only the standby's writer has is explained, 11 minutes and more after"
              + " replication was armed: the service's heartbeat, if it is written there, is known as one",
          "a transaction that only the standby has and that touches more than tables of the service"
              + " refuses every run",
          "nothing",
          Effect.READS,
          Duration.ofMinutes(20),
          List.of(AccountQuestion.HEARTBEAT.number()));

  /** Two heartbeats of 5 minutes, and a minute. */
  static final Duration TWO_BEATS = Duration.ofMinutes(11);

  private final DrillAccount account;

  HeartbeatDrill(DrillAccount account) {
    this.account = account;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Optional<String> notNow(DrillSite site) {
    return Standing.unarmed(account);
  }

  @Override
  public Outcome play(DrillRun run) {
    Instant armed = account.state().state().map(MigrationState::stepStartedAt).orElse(run.now());
    Instant enough = armed.plus(TWO_BEATS);
    run.await(
        "two heartbeats since " + armed,
        TWO_BEATS.plusMinutes(1),
        Duration.ofSeconds(5),
        () -> Optional.of(true).filter(yes -> !run.now().isBefore(enough)));
    PreflightLook look = PreflightLook.at(account, run);
    String standby = Standing.standby(account).key();
    if (look.breaks(standby + PreflightLook.OWN_TRANSACTIONS)) {
      return Outcome.refuted(
          look.text(),
          "see whose they are: SHOW BINLOG EVENTS on the standby (docs/runbook.md#halted)");
    }
    return look.lookedAtRoles()
        ? Outcome.proved(standby + " has no transaction that is not explained since " + armed)
        : Outcome.notPlayed(
            Hindrance.UNDECIDED, "preflight could not compare: " + look.text(), "see the evidence");
  }

  @Override
  public List<String> byHand(DrillSite site) {
    return List.of(
        "-- on the standby's writer, as admin, twice, 11 minutes apart; then subtract:",
        "SELECT @@server_uuid, @@GLOBAL.gtid_executed;");
  }
}
