package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.rehearsal.emulator.ApiGate;
import com.paymentmigration.rehearsal.service.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The environment that gains traffic is no good, or the way back is obstructed. */
final class TrafficScenarios {
  private static final Duration TOO_SLOW = Duration.ofMillis(2_500);

  /** Longer than any probe waits, shorter than a client of the load. */
  private static final Duration HANGING = Duration.ofSeconds(15);

  private static final double MOST = 0.9;

  private TrafficScenarios() {}

  static List<Scenario> all() {
    return List.of(
        back(
            "green-erroring",
            "Most answers of the new environment are 500 once it has half of the traffic",
            stage -> spoiled(stage, Behaviour.erroring(MOST))),
        back(
            "green-slow",
            "The new environment answers after 2.5 s once it has half of the traffic",
            stage -> spoiled(stage, Behaviour.slow(TOO_SLOW))),
        back(
            "green-unhealthy",
            "The new environment's health checks fail once it has half of the traffic",
            stage -> spoiled(stage, Behaviour.unhealthy())),
        back(
            "payment-path-hangs",
            "In the new environment health is good and nobody can pay, once it has half of the"
                + " traffic",
            stage -> spoiled(stage, Behaviour.hanging(HANGING))),
        back(
            "modify-rule-throttled",
            "The first two ModifyRule calls of the rollback are throttled",
            TrafficScenarios::throttledRule),
        back(
            "stack-update-under-way",
            "A stack update is under way when the rollback comes, and sets its weights late",
            TrafficScenarios::lateStackUpdate),
        back(
            "alarm-thrice",
            "The new environment's guard alarm goes off; its event arrives three times, and an old"
                + " one comes late",
            TrafficScenarios::alarmThrice),
        back(
            "old-alarm",
            "The new environment's guard alarm went off a step ago; its event comes now",
            TrafficScenarios::oldAlarm),
        Scenario.of(
            "late-alarm",
            "dev",
            "The new environment's guard alarm goes off right after the move, is told twice, and"
                + " is over before the move's minute is out of sight",
            "COMPLETED: the move's own disturbance condemns nobody",
            MigrationStatus.COMPLETED,
            TrafficScenarios::lateAlarm));
  }

  private static Scenario back(String name, String description, Scenario.Play play) {
    return Scenario.of(
        name,
        "dev",
        description,
        "ROLLED_BACK: traffic and writer where they were",
        MigrationStatus.ROLLED_BACK,
        play);
  }

  private static void spoiled(Stage stage, Behaviour behaviour) throws InterruptedException {
    String run = stage.migrate();
    stage.awaitShare(50);
    stage.behave(stage.next(), behaviour);
    String status = stage.awaitEnd(run);
    stage.check("the run fails", status.equals("FAILED"), status);
    stage.awaitRest();
    stage.behave(stage.next(), Behaviour.GOOD);
  }

  private static void throttledRule(Stage stage) throws InterruptedException {
    stage.migrate();
    stage.awaitShare(50);
    AtomicInteger throttled = new AtomicInteger();
    Runnable calm =
        stage
            .world()
            .gate()
            .disturb(
                new ApiGate.Disturbance() {
                  @Override
                  public ApiGate.Answer before(ApiGate.Call call) {
                    if (!call.action().equals("ModifyRule") || throttled.incrementAndGet() > 2) {
                      return null;
                    }
                    stage.fault("ModifyRule throttled");
                    return Throttled.QUERY;
                  }
                });
    stage.awaitEnd(stage.rollBack());
    stage.awaitRest();
    calm.run();
    stage.check("ModifyRule was throttled", throttled.get() >= 2, throttled + " calls");
  }

  /** The update is the operator's own: it began at weight 50 and says so, late. */
  private static void lateStackUpdate(Stage stage) throws InterruptedException {
    AtomicBoolean held = new AtomicBoolean();
    stage
        .world()
        .holdStackUpdates(
            () -> {
              if (held.compareAndSet(false, true)) {
                stage.fault("a stack update begins and takes its time");
                Pauses.sleep(Duration.ofSeconds(6));
                stage.fault("the stack update sets its weights");
              }
            });
    stage.migrate();
    stage.awaitShare(50);
    stage.await("the update has begun", held::get);
    stage.awaitEnd(stage.rollBack());
    stage.awaitRest();
  }

  private static void oldAlarm(Stage stage) throws InterruptedException {
    stage.migrate();
    stage.awaitShare(10);
    Instant rang = Instant.now();
    stage.awaitShare(50);
    String alarm = stage.world().deployment().guard(stage.next());
    stage.fault("the event of a guard alarm that went off a step ago");
    stage.world().events().alarm(alarm, "ALARM", rang);
    stage.awaitState("ROLLED_BACK", state -> state.status() == MigrationStatus.ROLLED_BACK);
    stage.awaitRest();
  }

  private static void lateAlarm(Stage stage) throws InterruptedException {
    String run = stage.migrate();
    stage.awaitState("SWITCHED", state -> state.status() == MigrationStatus.SWITCHED);
    String alarm = stage.world().deployment().guard(stage.next());
    Instant at = stage.world().alarms().fire(alarm, "connections were cut");
    stage.fault("guard alarm " + alarm + " goes off behind the move");
    stage.world().events().alarm(alarm, "ALARM", at);
    stage.world().events().alarm(alarm, "ALARM", at);
    TimeUnit.SECONDS.sleep(2);
    stage.awaitState("still SWITCHED", state -> state.status() == MigrationStatus.SWITCHED);
    stage.world().alarms().calm();
    stage.awaitSuccess("the run", run);
    stage.awaitRest();
    long rollbacks = stage.count("BEGIN_ROLLBACK");
    stage.check("no rollback", rollbacks == 0, rollbacks + " begun");
  }

  private static void alarmThrice(Stage stage) throws InterruptedException {
    Instant before = Instant.now();
    stage.migrate();
    stage.awaitShare(50);
    String alarm = stage.world().deployment().guard(stage.next());
    Instant at = stage.world().alarms().fire(alarm, "errors of the new environment");
    stage.fault("guard alarm " + alarm + " goes off");
    stage.world().events().alarm(alarm, "ALARM", at);
    stage.world().events().alarm(alarm, "ALARM", at);
    stage.world().events().alarm(alarm, "ALARM", at);
    stage.awaitState("ROLLED_BACK", state -> state.status() == MigrationStatus.ROLLED_BACK);
    stage.awaitRest();
    stage.world().alarms().calm();
    stage.world().events().alarm(alarm, "ALARM", before);
    TimeUnit.SECONDS.sleep(2);
    stage.awaitRest();
    long rollbacks = stage.count("BEGIN_ROLLBACK");
    stage.check("one rollback", rollbacks == 1, rollbacks + " begun");
  }
}
