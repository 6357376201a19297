package com.paymentmigration.operator.drill.play;

import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.DrillAccount;
import com.paymentmigration.operator.drill.port.WorkflowRuns;
import com.paymentmigration.protocol.OutputNames;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks for a rollback where there is none to make. */
final class RollbackNothingDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "rollback-nothing",
          "A rollback asked for at rest is claimed, ends in Nothing to do, and changes nothing",
          "the way back is started by people in a hurry: it must answer, and must be safe to ask for",
          "starts the rollback workflow in a status in which it has nothing to roll back",
          Effect.CHANGES,
          Duration.ofMinutes(5),
          List.of());

  /** COMPLETED is at rest too, but there a rollback goes back. */
  private static final Set<MigrationStatus> NOTHING =
      EnumSet.of(MigrationStatus.READY, MigrationStatus.REPLICATING, MigrationStatus.ROLLED_BACK);

  private final DrillAccount account;

  RollbackNothingDrill(DrillAccount account) {
    this.account = account;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Optional<String> notNow(DrillSite site) {
    MigrationStatus status = Standing.status(account);
    return NOTHING.contains(status)
        ? Optional.empty()
        : Optional.of(
            "a rollback would go back: received status " + status + ", allowed: " + NOTHING);
  }

  @Override
  public Outcome play(DrillRun run) {
    Optional<MigrationState> before = account.state().state();
    String started =
        account
            .workflows()
            .start(
                run.site().output(OutputNames.ROLLBACK_WORKFLOW_ARN),
                DrillInput.of(run).toString());
    run.evidence("started", started);
    WorkflowRuns.Facts end =
        run.require(
            "the rollback",
            PLAN.limit(),
            Duration.ofSeconds(1),
            () -> Optional.of(account.workflows().look(started)).filter(e -> !e.running()));
    Optional<MigrationState> after = account.state().state();
    run.evidence("ended", end.status() + " " + end.error());
    run.evidence("state item", version(before) + " before, " + version(after) + " after");
    if (end.status().equals("SUCCEEDED") && before.equals(after)) {
      return Outcome.proved("SUCCEEDED, and the state item is as it was");
    }
    return Outcome.refuted(
        end.status() + " " + end.error() + "; " + version(before) + ", then " + version(after),
        "look: ./migrate status " + run.site().options());
  }

  private static String version(Optional<MigrationState> state) {
    return state.map(each -> each.status() + " version " + each.version()).orElse("none");
  }
}
