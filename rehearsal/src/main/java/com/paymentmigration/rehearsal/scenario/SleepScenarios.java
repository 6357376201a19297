package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.rehearsal.function.Invocation;
import com.paymentmigration.rehearsal.function.Mishap;
import com.paymentmigration.rehearsal.service.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Functions that nobody called for long: asleep, so that Lambda refuses them, or cold. */
final class SleepScenarios {
  /** A cold start of Java in a VPC, as people publish it: 3 to 8 s. */
  private static final Duration COLD = Duration.ofSeconds(6);

  /** A tick comes every 10 s here, and then a cold start on a machine that others use too. */
  private static final Duration TICK = Duration.ofSeconds(45);

  private static final List<String> WAY_BACK =
      List.of(
          "SwitchRun", "SwitchWatchdog", "SwitchTrafficBack", "SwitchWriter", "SwitchReconcile");

  /** What a rollback calls, in its order, and how often each call is refused. */
  private static final List<Asleep> CALLS =
      List.of(
          new Asleep("SwitchRun", "beginRollback", 2),
          new Asleep("SwitchWatchdog", "beginRollback", 1),
          new Asleep("SwitchTrafficBack", "back", 1),
          new Asleep("SwitchTrafficBack", "hold", 1),
          new Asleep("SwitchWriter", "recover", 2),
          new Asleep("SwitchRun", "finishRollback", 1),
          new Asleep("SwitchReconcile", "start", 1));

  private SleepScenarios() {}

  private record Asleep(String function, String operation, int times) {}

  static List<Scenario> all() {
    return List.of(
        back(
            "function-inactive",
            "Every function of the way back sleeps: Lambda refuses its first call, before the run and"
                + " again in the rollback; nobody answers the first two claims",
            SleepScenarios::inactive),
        back(
            "function-cold",
            "Lambda has taken every process of the way back away, a new one needs 6 s, and somebody"
                + " stops the tick when the run begins: the new environment answers 500",
            SleepScenarios::cold),
        back(
            "function-cold-at-once",
            "Lambda takes every process of the way back away in the moment in which the new"
                + " environment begins to answer 500; a new one needs 6 s",
            SleepScenarios::coldAtOnce));
  }

  private static Scenario back(String name, String description, Scenario.Play play) {
    return Scenario.of(
        name,
        "dev",
        description,
        "ROLLED_BACK: traffic and writer where they were, traffic within 15 s",
        MigrationStatus.ROLLED_BACK,
        play);
  }

  private static void inactive(Stage stage) throws InterruptedException {
    WAY_BACK.forEach(function -> refuse(stage, new Asleep(function, "touch", 1)));
    String run = stage.migrate();
    stage.awaitShare(50);
    stage.check("each was woken before the run", planned(stage) == 0, planned(stage) + " sleep");
    CALLS.forEach(call -> refuse(stage, call));
    spoil(stage, run);
    stage.check("each call was refused first", planned(stage) == 0, planned(stage) + " were not");
    long rollbacks = stage.count("BEGIN_ROLLBACK");
    stage.check("one rollback", rollbacks == 1, rollbacks + " begun");
  }

  private static int planned(Stage stage) {
    return stage.world().functions().planned();
  }

  private static void refuse(Stage stage, Asleep asleep) {
    stage.fault(asleep.function() + " sleeps when asked to " + asleep.operation());
    for (int time = 0; time < asleep.times(); time++) {
      stage
          .world()
          .functions()
          .plan(
              call -> call.does(asleep.function(), asleep.operation()),
              Mishap.refused(time % 2 == 0 ? Mishap.Refusal.PENDING : Mishap.Refusal.NOT_READY));
    }
  }

  /** The tick warms them; from then on the run's own touches are all that keeps them warm. */
  private static void cold(Stage stage) throws InterruptedException {
    Map<String, Integer> answered = new ConcurrentHashMap<>();
    List<Invocation> cold = new CopyOnWriteArrayList<>();
    stage.world().functions().listen(call -> note(call, answered, cold));
    takeAway(stage);
    awaitTick(stage, answered);
    stage.world().events().schedule(false);
    stage.operator("stops the tick");
    answered.clear();
    String run = stage.migrate();
    stage.awaitShare(50);
    stage.await(
        "each was touched before the run and in its bake",
        () ->
            answered.size() == WAY_BACK.size()
                && answered.values().stream().allMatch(touches -> touches >= 2));
    long trouble = System.nanoTime();
    spoil(stage, run);
    cold.removeIf(call -> call.startedNanos() < trouble);
    stage.check(
        "no call of the way back waits for a process",
        cold.isEmpty(),
        cold.isEmpty()
            ? "none of " + WAY_BACK.size() + " functions was cold"
            : cold.stream().map(Invocation::function).collect(Collectors.joining(", ")));
  }

  /** No workflow runs meanwhile, which {@link Stage#await} would take for the end. */
  private static void awaitTick(Stage stage, Map<String, Integer> answered)
      throws InterruptedException {
    long deadline = System.nanoTime() + TICK.toNanos();
    while (answered.size() < WAY_BACK.size() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    stage.check(
        "the tick calls each",
        answered.size() == WAY_BACK.size(),
        "called: " + new TreeSet<>(answered.keySet()));
  }

  private static void note(Invocation call, Map<String, Integer> answered, List<Invocation> cold) {
    if (call.endedNanos() == 0 || !isOfWayBack(call.function())) {
      return;
    }
    if (call.error() == null && !call.does("SwitchRun", "begin")) {
      answered.merge(call.function(), 1, Integer::sum);
    }
    if (call.cold()) {
      cold.add(call);
    }
  }

  private static void coldAtOnce(Stage stage) throws InterruptedException {
    Set<String> started = new ConcurrentSkipListSet<>();
    stage
        .world()
        .functions()
        .listen(
            call -> {
              if (call.endedNanos() != 0 && call.cold()) {
                started.add(call.function());
              }
            });
    String run = stage.migrate();
    stage.awaitShare(50);
    stage.world().events().schedule(false);
    takeAway(stage);
    started.clear();
    spoil(stage, run);
    stage.check(
        "claim and traffic were cold",
        List.of("SwitchRun", "SwitchTrafficBack").stream()
            .allMatch(each -> started.stream().anyMatch(name -> name.startsWith(each))),
        String.valueOf(started));
  }

  private static void takeAway(Stage stage) {
    stage.world().functions().reclaim(SleepScenarios::isOfWayBack, COLD);
    stage.fault(
        "the processes of the way back are gone; a new one needs " + COLD.toSeconds() + " s");
  }

  private static boolean isOfWayBack(String function) {
    return WAY_BACK.stream().anyMatch(function::startsWith);
  }

  private static void spoil(Stage stage, String run) throws InterruptedException {
    stage.behave(stage.next(), Behaviour.erroring(1));
    String status = stage.awaitEnd(run);
    stage.check("the run fails", status.equals("FAILED"), status);
    stage.awaitRest();
    stage.behave(stage.next(), Behaviour.GOOD);
  }
}
