package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.DrillAccount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Restarts the standby's writer, and looks whether it is closed again. */
final class StandbyRestartDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "standby-restart",
          "After a restart of the standby's writer read_only is on again",
          "a restart is another event than a failover, with other names and categories",
          "the standby's writer is away for a minute and comes back by itself",
          Effect.DISTURBS,
          Duration.ofMinutes(15),
          List.of());

  private final StandbyCluster standby;
  private final ClosedAgain closed;

  StandbyRestartDrill(DrillAccount account) {
    standby = new StandbyCluster(account);
    closed = new ClosedAgain(account);
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Optional<String> notNow(DrillSite site) {
    return standby.notNow(site);
  }

  @Override
  public Outcome play(DrillRun run) {
    return closed.since(standby.restart(run), run);
  }
}
