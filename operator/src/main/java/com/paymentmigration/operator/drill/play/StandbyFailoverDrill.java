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
import java.util.Map;
import java.util.Optional;

/** Fails the standby over, and looks whether it is closed again. */
final class StandbyFailoverDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "standby-failover",
          "After a failover of the standby read_only is on again, by the event or the look of each"
              + " minute",
          "read_only dies with the server; until it is back only the account lock keeps the standby"
              + " closed",
          "the standby's writer and a reader change places, and back; its endpoint is away for"
              + " seconds",
          Effect.DISTURBS,
          Duration.ofMinutes(15),
          List.of());

  private final StandbyCluster standby;
  private final ClosedAgain closed;

  StandbyFailoverDrill(DrillAccount account) {
    standby = new StandbyCluster(account);
    closed = new ClosedAgain(account);
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
    return closed.since(standby.failOver(run), run);
  }

  @Override
  public String undo(Map<String, String> change, DrillRun run) {
    return standby.failBack(change, run);
  }
}
