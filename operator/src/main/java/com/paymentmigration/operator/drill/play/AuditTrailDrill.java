package com.paymentmigration.operator.drill.play;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Optional;

/** Looks the latest start of a run up in CloudTrail: the proof of who it was. */
final class AuditTrailDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "audit-trail",
          "CloudTrail names who started the latest run, and from where",
          "the audit event names whom the caller claims to be; PCI DSS 10.2 asks for who it was",
          "nothing; it waits up to 15 minutes, which CloudTrail may take to deliver a record",
          Effect.READS,
          Duration.ofMinutes(18),
          List.of());

  private static final Duration DELIVERY = Duration.ofMinutes(16);

  private final DrillAccount account;

  AuditTrailDrill(DrillAccount account) {
    this.account = account;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Optional<String> notNow(DrillSite site) {
    return latest(site).isEmpty()
        ? Optional.of("no run was started in 90 days; play drill replicate first")
        : Optional.empty();
  }

  @Override
  public Outcome play(DrillRun run) {
    WorkflowRuns.Facts started = latest(run.site()).orElseThrow();
    Duration patience =
        run.now().isAfter(started.began().plus(DELIVERY)) ? Duration.ZERO : DELIVERY;
    Optional<JsonNode> record =
        run.await(
            "CloudTrail's record of " + started.arn(),
            patience,
            Duration.ofSeconds(30),
            () ->
                account.trail().calls("StartExecution", started.began().minusSeconds(60)).stream()
                    .filter(each -> names(each, started.arn()))
                    .findFirst());
    record.ifPresent(each -> note(run, "StartExecution", each));
    account.trail().calls("SendTaskSuccess", started.began()).stream()
        .findFirst()
        .ifPresentOrElse(
            each -> note(run, "SendTaskSuccess", each),
            () -> run.evidence("SendTaskSuccess", "none since the run began"));
    return record
        .map(each -> each.path("userIdentity").path("arn").asText())
        .filter(who -> !who.isEmpty())
        .map(who -> Outcome.proved(started.arn() + " was started by " + who))
        .orElseGet(
            () ->
                Outcome.refuted(
                    "no record names who started " + started.arn(),
                    "is event history on in this region? see docs/operator.md#who-it-was"));
  }

  private Optional<WorkflowRuns.Facts> latest(DrillSite site) {
    return account.workflows().latest(site.output(OutputNames.MIGRATION_WORKFLOW_ARN));
  }

  private static boolean names(JsonNode record, String execution) {
    return record.path("responseElements").path("executionArn").asText().equals(execution);
  }

  private static void note(DrillRun run, String call, JsonNode record) {
    run.evidence(
        call + ", event " + record.path("eventID").asText(),
        record.path("eventTime").asText()
            + " by "
            + record.path("userIdentity").path("arn").asText("nobody named")
            + " from "
            + record.path("sourceIPAddress").asText("nowhere"));
  }
}
