package com.paymentmigration.operator.drill.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Hindrance;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.DrillAccount;
import com.paymentmigration.operator.drill.port.FunctionCalls;
import com.paymentmigration.operator.drill.port.StackInspection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reconciles without anything to change, and looks for an update that went through. The no-op alone
 * would not do: nothing says that CloudFormation assumes a role before it finds nothing to do.
 */
final class ReconcileDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "reconcile",
          "CloudFormation assumes the narrow role: a reconcile went through with it, and another one"
              + " finds nothing to do",
          "without it live weights and the stack's parameters part, and the next deployment moves"
              + " traffic",
          "nothing where the stack is up to date; else what a run's reconcile does",
          Effect.CHANGES,
          Duration.ofMinutes(16),
          List.of(AccountQuestion.SERVICE_ROLE.number()));

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TOKEN = "reconcile-";

  private final DrillAccount account;

  ReconcileDrill(DrillAccount account) {
    this.account = account;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Outcome play(DrillRun run) {
    String role = run.site().one("AWS::IAM::Role", "ReconcileRole");
    FunctionCalls.Reply begun = call(run, "start");
    FunctionCalls.Reply end =
        begun.failed() || done(begun)
            ? begun
            : run.require(
                "the reconcile",
                PLAN.limit(),
                Duration.ofSeconds(5),
                () -> Optional.of(call(run, "poll")).filter(r -> r.failed() || done(r)));
    if (end.failed()) {
      return Outcome.refuted(
          "the reconcile failed: " + end.payload(),
          "is it the role's trust? see the stack's events and docs/runbook.md#the-stack-does-not-follow");
    }
    StackInspection.Now now = account.stack().now();
    Optional<Instant> completed = account.stack().completed(TOKEN);
    run.evidence("role that CloudFormation was given last", now.roleArn());
    run.evidence(
        "latest update of a reconcile", completed.map(Instant::toString).orElse("none found"));
    if (completed.isPresent() && now.roleArn().endsWith("/" + role)) {
      return Outcome.proved("an update with role " + role + " was complete at " + completed.get());
    }
    return Outcome.notPlayed(
        Hindrance.UNDECIDED,
        "there was nothing to reconcile, and no earlier reconcile is among the stack's events",
        "play drill replicate, whose run reconciles, then go on with --resume");
  }

  private FunctionCalls.Reply call(DrillRun run, String operation) {
    String input =
        JSON.createObjectNode()
            .put("operation", operation)
            .put("epoch", account.state().state().map(MigrationState::epoch).orElse(0L))
            .toString();
    FunctionCalls.Reply reply =
        account.functions().invoke(run.site().function("ReconcileFunction"), input);
    run.evidence("reconcile " + input, reply.payload());
    return reply;
  }

  private static boolean done(FunctionCalls.Reply reply) {
    try {
      JsonNode json = JSON.readTree(reply.payload());
      if (!json.path("done").isBoolean()) {
        throw new IllegalStateException("the reconcile answered " + reply.payload());
      }
      return json.path("done").asBoolean();
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(
          "the reconcile answered no JSON: " + reply.payload(), notJson);
    }
  }
}
