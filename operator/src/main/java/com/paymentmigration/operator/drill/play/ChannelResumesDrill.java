package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.DrillAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fails the standby over, and looks whether its replication goes on by itself. */
final class ChannelResumesDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "channel-resumes",
          "After a failover of the standby its replication channel resumes by itself and catches up",
          "the way back depends on the channel, and nobody restarts it at night",
          "the standby's writer and a reader change places, and back",
          Effect.DISTURBS,
          Duration.ofMinutes(20),
          List.of(AccountQuestion.CHANNEL_RESUMES.number()));

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final DrillAccount account;
  private final StandbyCluster standby;

  ChannelResumesDrill(DrillAccount account) {
    this.account = account;
    this.standby = new StandbyCluster(account);
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Optional<String> notNow(DrillSite site) {
    return standby.notFailedOver(site);
  }

  @Override
  public Outcome play(DrillRun run) {
    standby.failOver(run);
    String side = Standing.standby(account).key();
    Optional<PreflightLook> resumed =
        run.await(
            "the channel of " + side + " runs and has caught up",
            PATIENCE,
            Duration.ofSeconds(30),
            () -> Optional.of(PreflightLook.at(account, run)).filter(look -> runs(look, side)));
    return resumed.isPresent()
        ? Outcome.proved("the channel of " + side + " runs and has caught up")
        : Outcome.refuted(
            "the channel of " + side + " did not resume within " + PATIENCE.toSeconds() + " s",
            "docs/runbook.md#replicalag; start --mode replicate arms it again");
  }

  private static boolean runs(PreflightLook look, String side) {
    return look.lookedAtRoles()
        && !look.breaks(side + PreflightLook.REPLICATES)
        && !look.breaks(side + PreflightLook.CAUGHT_UP);
  }

  @Override
  public String undo(Map<String, String> change, DrillRun run) {
    return standby.failBack(change, run);
  }
}
