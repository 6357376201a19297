package com.paymentmigration.operator.drill.play;

import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.domain.MigrationPhase;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Hindrance;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.DrillAccount;
import com.paymentmigration.operator.drill.port.WorkflowRuns;
import com.paymentmigration.protocol.OutputNames;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Arms replication by the product's own run, which calls every procedure and proves both ways. */
final class ReplicateDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "replicate",
          "The run in mode replicate ends in REPLICATING: each mysql.rds_* procedure does what the"
              + " tests' stand-ins do, in the order used, and both directions replicate",
          "Aurora's own procedures are called for the first time; before there is data a surprise"
              + " costs nothing",
          "arms replication from blue to green, which stays: it is day 0's own step",
          Effect.CHANGES,
          Duration.ofMinutes(40),
          List.of(AccountQuestion.PROCEDURE_ORDER.number()));

  private final DrillAccount account;

  ReplicateDrill(DrillAccount account) {
    this.account = account;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Optional<String> notNow(DrillSite site) {
    if (Standing.status(account) != MigrationStatus.READY) {
      return Optional.empty();
    }
    String phase = account.stack().now().parameters().getOrDefault("MigrationPhase", "");
    return MigrationPhase.ARMING.stream().anyMatch(each -> each.key().equals(phase))
        ? Optional.empty()
        : Optional.of(
            "MigrationPhase: received '%s', allowed: %s"
                .formatted(phase, MigrationPhase.keys(MigrationPhase.ARMING)));
  }

  @Override
  public Outcome play(DrillRun run) {
    String workflow = run.site().output(OutputNames.MIGRATION_WORKFLOW_ARN);
    if (Standing.status(account) != MigrationStatus.READY) {
      return earlier(run);
    }
    String started =
        account
            .workflows()
            .start(
                workflow, DrillInput.of(run).put("mode", BeginRun.Mode.REPLICATE.key()).toString());
    run.evidence("started", started);
    WorkflowRuns.Facts end =
        run.require(
            "the run in mode replicate",
            PLAN.limit(),
            Duration.ofSeconds(5),
            () -> Optional.of(account.workflows().look(started)).filter(e -> !e.running()));
    MigrationStatus status = Standing.status(account);
    run.evidence("ended", end.status() + ", status " + status);
    return end.status().equals("SUCCEEDED") && status == MigrationStatus.REPLICATING
        ? Outcome.proved("REPLICATING by " + started)
        : Outcome.refuted(
            end.status() + ": " + end.error() + "; status " + status,
            "read the cause, then docs/runbook.md#halted; both clusters are empty, nothing is lost");
  }

  /** Armed before: the state item could not say so if the run had not ended well. */
  private Outcome earlier(DrillRun run) {
    MigrationStatus status = Standing.status(account);
    run.evidence("status", status.name());
    return status.atRest()
        ? Outcome.proved("armed before: the status is " + status)
        : Outcome.notPlayed(
            Hindrance.NOT_NOW,
            "the migration is not at rest: received status " + status,
            "wait, then go on with --resume");
  }
}
