package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Hindrance;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.StackInspection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares every live resource with the template. */
final class DriftDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "drift",
          "Every live resource is as the template says: drift detection answers IN_SYNC",
          "at rest, drift means that somebody else changed something, or that a service stores a"
              + " property otherwise than it was sent",
          "nothing: drift detection only reads",
          Effect.READS,
          Duration.ofMinutes(15),
          List.of(AccountQuestion.DRIFT.number()));

  private final StackInspection stack;

  DriftDrill(StackInspection stack) {
    this.stack = stack;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Outcome play(DrillRun run) {
    String id = stack.detectDrift();
    run.evidence("drift detection", id);
    StackInspection.Detection end =
        run.require(
            "drift detection " + id,
            PLAN.limit(),
            Duration.ofSeconds(5),
            () -> Optional.of(stack.detection(id)).filter(each -> !each.running()));
    run.evidence("stack drift status", end.stackDrift());
    if (!end.failure().isEmpty()) {
      return Outcome.notPlayed(
          Hindrance.UNDECIDED,
          "drift detection failed: " + end.failure(),
          "cure the reason, then go on with --resume");
    }
    List<StackInspection.Drifted> drifted = stack.drifted();
    drifted.forEach(
        each ->
            run.evidence(
                each.logicalId() + " (" + each.type() + ")",
                each.status() + ": " + each.differences()));
    if (end.stackDrift().equals("IN_SYNC") && drifted.isEmpty()) {
      return Outcome.proved(run.site().parts().size() + " resources, IN_SYNC");
    }
    return Outcome.refuted(
        end.stackDrift()
            + ": "
            + drifted.stream()
                .map(each -> each.logicalId() + " " + each.status())
                .collect(Collectors.joining(", ")),
        "who changed it? CloudTrail says; a property that no service stores is a fault of the"
            + " template: report it with this evidence");
  }
}
