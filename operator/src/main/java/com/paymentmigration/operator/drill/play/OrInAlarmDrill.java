package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Hindrance;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.AlarmControl;
import com.paymentmigration.operator.drill.port.CallFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Tries to create an alarm whose SELECT holds an OR. Before it, as a control, the same alarm
 * without: a refusal of both would say nothing about the OR.
 */
final class OrInAlarmDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "or-in-alarm",
          "CloudWatch refuses an alarm whose Metrics Insights SELECT holds an OR, and takes the same"
              + " one without",
          "the gate on our alarms' queries follows the documentation; this shows that the service"
              + " does as well",
          "creates an alarm without actions and deletes it",
          Effect.CHANGES,
          Duration.ofMinutes(3),
          List.of(AccountQuestion.OR_IN_ALARM.number()));

  private static final String WITHOUT =
      "SELECT SUM(Errors) FROM SCHEMA(\"AWS/Lambda\", FunctionName) WHERE FunctionName = 'drill-a'";
  private static final String WITH = WITHOUT + " OR FunctionName = 'drill-b'";
  private static final String NAME = "name";

  private final AlarmControl alarms;

  OrInAlarmDrill(AlarmControl alarms) {
    this.alarms = alarms;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Outcome play(DrillRun run) {
    String name = run.site().environmentName() + "-drill-or-in-alarm";
    run.doing("alarm " + name);
    run.change("alarm " + name + " is created", Map.of(NAME, name));
    alarms.put(name, WITHOUT);
    run.evidence("control: " + WITHOUT, "accepted");
    try {
      alarms.put(name, WITH);
    } catch (CallFailedException refused) {
      if (refused.denied()) {
        throw refused;
      }
      run.evidence(WITH, "refused: " + refused.getMessage());
      return refused.code().isEmpty()
          ? Outcome.notPlayed(Hindrance.NO_ANSWER, refused.getMessage(), "try again with --resume")
          : Outcome.proved("refused with " + refused.code() + ", the control was accepted");
    }
    run.evidence(WITH, "accepted");
    return Outcome.refuted(
        "CloudWatch took the OR",
        "the gate is stricter than the service, which harms nobody; correct docs/limits.md");
  }

  @Override
  public String undo(Map<String, String> change, DrillRun run) {
    alarms.delete(change.get(NAME));
    return "alarm " + change.get(NAME) + " is deleted";
  }
}
