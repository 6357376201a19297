package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Hindrance;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.DrillAccount;
import com.paymentmigration.operator.drill.port.FunctionCalls;
import com.paymentmigration.protocol.OutputNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the cold starts that happened, from each function's own log: the first calls after a
 * deployment are such. It calls no function, so it makes no cold start either.
 */
final class ColdStartDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "cold-start",
          "The slowest cold start of every function fits the time-out of the step that calls it",
          "a rollback's first call may be cold, and a step that times out costs an attempt of its"
              + " budget",
          "nothing: it reads the functions' logs of the last 14 days",
          Effect.READS,
          Duration.ofMinutes(5),
          List.of(AccountQuestion.COLD_START.number()));

  private static final Duration LOOK_BACK = Duration.ofDays(14);

  private final DrillAccount account;

  ColdStartDrill(DrillAccount account) {
    this.account = account;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Outcome play(DrillRun run) {
    TaskTimeouts timeouts = new TaskTimeouts();
    for (String workflow :
        List.of(
            OutputNames.MIGRATION_WORKFLOW_ARN,
            OutputNames.ROLLBACK_WORKFLOW_ARN,
            OutputNames.VALIDATION_WORKFLOW_ARN)) {
      timeouts.add(account.workflows().definition(run.site().output(workflow)));
    }
    List<String> late = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    double slowest = 0;
    Map<String, String> functions = run.site().ofType("AWS::Lambda::Function");
    for (Map.Entry<String, String> function : functions.entrySet()) {
      FunctionCalls.Facts facts = account.functions().facts(function.getValue());
      int limit = timeouts.of(function.getValue(), facts.timeoutSeconds());
      Optional<ColdStart> cold = slowest(run, function.getKey(), facts.logGroup());
      run.evidence(
          function.getKey() + " (" + function.getValue() + ", " + facts.runtime() + ")",
          cold.map(each -> text(each, limit)).orElse("no cold start in its log"));
      if (cold.isEmpty()) {
        unseen.add(function.getKey());
      } else if (cold.get().seconds() >= limit) {
        late.add(function.getKey() + " " + text(cold.get(), limit));
      }
      slowest = Math.max(slowest, cold.map(ColdStart::seconds).orElse(0.0));
    }
    return outcome(functions.size(), slowest, late, unseen);
  }

  private static Outcome outcome(
      int functions, double slowest, List<String> late, List<String> unseen) {
    if (!late.isEmpty()) {
      return Outcome.refuted(
          "too slow: " + String.join(", ", late),
          "more memory for the function, or a longer time-out inside the rollback's budget");
    }
    if (!unseen.isEmpty() || functions == 0) {
      return Outcome.notPlayed(
          Hindrance.UNDECIDED,
          "no cold start was seen of " + (functions == 0 ? "any" : String.join(", ", unseen)),
          "play it after each of them was called once, with --resume");
    }
    return Outcome.proved(
        String.format(Locale.ROOT, "%d functions, slowest cold call %.1f s", functions, slowest));
  }

  private Optional<ColdStart> slowest(DrillRun run, String id, String group) {
    run.doing("cold starts of " + id);
    Instant since = run.now().minus(LOOK_BACK);
    return account.logs().find(group, since, ColdStart.FILTER).stream()
        .flatMap(line -> ColdStart.read(line).stream())
        .max(Comparator.comparing(ColdStart::seconds));
  }

  private static String text(ColdStart cold, int limit) {
    return String.format(
        Locale.ROOT,
        "init %.1f s and call %.1f s of %d s",
        cold.initMillis() / 1000,
        cold.millis() / 1000,
        limit);
  }
}
