package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.rehearsal.emulator.ApiGate;
import com.paymentmigration.rehearsal.function.Invocation;
import com.paymentmigration.rehearsal.function.Mishap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the platform does to functions, tables and secrets. */
final class PlatformScenarios {
  private static final int THROTTLED_CALLS = 20;
  private static final int MOST_STARTS = 4;

  private PlatformScenarios() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario(
            "function-killed",
            "dev",
            "The function that moves the writer dies 400 ms after its start",
            "ROLLED_BACK: one writer, nothing lost",
            Set.of(MigrationStatus.ROLLED_BACK),
            PlatformScenarios::killed),
        dies("function-killed-fence", "FENCE", "has announced the fence"),
        dies("function-killed-promotion", "PROMOTE", "has passed the point of no return"),
        dies("function-killed-opened", "OPENED", "has opened the new side"),
        Scenario.of(
            "functions-throttled",
            "dev",
            "Lambda refuses the first call of five functions",
            "COMPLETED: the workflow tries again",
            MigrationStatus.COMPLETED,
            PlatformScenarios::throttled),
        new Scenario(
            "table-throttled",
            "dev",
            "DynamoDB refuses every third call, twenty times",
            "COMPLETED or ROLLED_BACK",
            Set.of(MigrationStatus.COMPLETED, MigrationStatus.ROLLED_BACK),
            PlatformScenarios::tableThrottled),
        Scenario.of(
            "state-tampered",
            "dev",
            "Somebody raises the epoch of the state item by hand while traffic moves",
            "ROLLED_BACK: the run is stale and may not go on",
            MigrationStatus.ROLLED_BACK,
            PlatformScenarios::tampered),
        Scenario.of(
            "rotation",
            "dev",
            "Secrets Manager rotates an application secret while traffic moves, and both after it",
            "COMPLETED: refused first, rotated later, and no client notices",
            MigrationStatus.COMPLETED,
            PlatformScenarios::rotation));
  }

  private static void killed(Stage stage) throws InterruptedException {
    stage
        .world()
        .functions()
        .plan(call -> call.does("Writer", "move"), Mishap.killed(Duration.ofMillis(400)));
    stage.fault("the function that moves the writer will die");
    String status = stage.awaitEnd(stage.migrate());
    stage.check("the run fails", status.equals("FAILED"), status);
  }

  /** Dies at the very write of {@code intent}, before it learns that it is written. */
  private static Scenario dies(String name, String intent, String when) {
    return Scenario.of(
        name,
        "dev",
        "The function that moves the writer dies when it " + when,
        "ROLLED_BACK: one writer, nothing lost",
        MigrationStatus.ROLLED_BACK,
        stage -> dies(stage, intent));
  }

  private static void dies(Stage stage, String intent) throws InterruptedException {
    AtomicBoolean once = new AtomicBoolean();
    Runnable unwatch =
        stage
            .world()
            .audit()
            .listen(
                change -> {
                  if (change.intent().equals(intent) && once.compareAndSet(false, true)) {
                    stage.world().functions().kill(name -> name.contains("SwitchWriter"));
                    stage.fault("the function that moves the writer dies at " + intent);
                  }
                });
    try {
      String status = stage.awaitEnd(stage.migrate());
      stage.check("the function died at " + intent, once.get(), String.valueOf(once.get()));
      stage.check("the run fails", status.equals("FAILED"), status);
      stage.awaitRest();
    } finally {
      unwatch.run();
    }
  }

  private static void throttled(Stage stage) throws InterruptedException {
    for (String function : List.of("Run", "TrafficFunction", "Bake", "Reconcile", "Preflight")) {
      stage
          .world()
          .functions()
          .plan((Invocation call) -> call.function().contains(function), Mishap.throttled());
    }
    stage.fault("the next call of five functions is refused");
    stage.awaitSuccess("the run", stage.migrate());
  }

  private static void tableThrottled(Stage stage) throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    stage.fault("every third call of DynamoDB is refused");
    Runnable calm =
        stage
            .world()
            .gate()
            .disturb(
                new ApiGate.Disturbance() {
                  @Override
                  public ApiGate.Answer before(ApiGate.Call call) {
                    boolean table =
                        call.action().equals("GetItem")
                            || call.action().equals("TransactWriteItems");
                    return table
                            && calls.incrementAndGet() % 3 == 0
                            && refused.incrementAndGet() <= THROTTLED_CALLS
                        ? Throttled.DYNAMO_DB
                        : null;
                  }
                });
    int starts = 0;
    // A start refused three times has changed nothing: the operator starts again.
    while (stage.count("BEGIN_MIGRATE") == 0 && starts < MOST_STARTS) {
      starts++;
      stage.awaitEnd(stage.migrate());
      stage.awaitRest();
    }
    calm.run();
    stage.check("a run began", stage.count("BEGIN_MIGRATE") > 0, starts + " starts");
    stage.check("calls were refused", refused.get() >= THROTTLED_CALLS, refused + " of " + calls);
  }

  private static void tampered(Stage stage) throws InterruptedException {
    String run = stage.migrate();
    stage.awaitShare(50);
    stage.fault("raises the epoch of the state item");
    stage
        .world()
        .deployment()
        .clients()
        .dynamoDb()
        .updateItem(
            request ->
                request
                    .tableName(stage.world().stateTable())
                    .key(
                        Map.of(
                            "id", AttributeValue.fromS("migration"),
                            "sort", AttributeValue.fromS("state")))
                    .updateExpression("ADD epoch :one")
                    .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
    String status = stage.awaitEnd(run);
    stage.check("the run fails", status.equals("FAILED"), status);
  }

  private static void rotation(Stage stage) throws InterruptedException {
    String run = stage.migrate();
    stage.awaitShare(50);
    Optional<String> refused = rotate(stage, stage.old());
    stage.check(
        "it is refused while a run is under way",
        refused.orElse("").contains("received status"),
        refused.orElse("it was rotated"));
    stage.awaitSuccess("the run", run);
    for (Environment side : List.of(stage.old(), stage.next())) {
      Optional<String> later = rotate(stage, side);
      stage.check(
          "it is rotated after the run, " + side.key(), later.isEmpty(), later.orElse("rotated"));
    }
  }

  private static Optional<String> rotate(Stage stage, Environment side) {
    String account = "payment_app_" + side.key();
    stage.operator("Secrets Manager rotates the secret of " + account);
    return stage.world().rotate(account);
  }
}
