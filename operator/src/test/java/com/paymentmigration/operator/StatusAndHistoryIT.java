package com.paymentmigration.operator;

import static com.paymentmigration.operator.OperatorBench.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.operator.OperatorBench.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where the migration stands, and what happened, as {@code ./migrate} tells it. */
class StatusAndHistoryIT extends OperatorScenario {
  @TempDir private Path folder;

  @Test
  void statusOfAStackThatNeverRanSaysWhatToDoFirst() {
    bench.deploy();

    Outcome status = call("status");

    assertThat(status.code()).as(status.err()).isZero();
    assertThat(status.out())
        .contains(OperatorBench.STACK + ", CREATE_COMPLETE, phase migrate")
        .contains("status    READY, step IDLE")
        .contains("nothing has begun")
        .contains(
            "  ./migrate start --mode replicate --stack "
                + OperatorBench.STACK
                + " --reason \"WHY\"");
  }

  @Test
  void statusShowsTheStateItemAndTheEnvironmentNameIsEnough() throws InterruptedException {
    bench.deploy();
    at(MigrationStatus.SHIFTING, RunStep.SHIFTING, "BLUE", 25);

    Outcome status = OperatorBench.bare("status", "--stack", "dev-payment-a1b2c3d4");

    assertThat(status.code()).as(status.err()).isZero();
    assertThat(status.out())
        .contains("green [#####---------------]  25 %")
        .contains("BLUE, blue.cluster.test as payment_app")
        .contains("recorded by a test's workflow")
        .contains("  lag       ");
  }

  @Test
  void statusAsJsonIsOneDocumentWithTheStateItemsWords() throws InterruptedException {
    bench.deploy();
    at(MigrationStatus.COMPLETED, RunStep.IDLE, "GREEN", 100);

    JsonNode status = call("status", "--json").json();

    assertThat(status.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(status.path("writer").asText()).isEqualTo("GREEN");
    assertThat(status.path("greenWeight").asInt()).isEqualTo(100);
    assertThat(status.path("run").path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(status.path("since").asText()).endsWith("Z");
  }

  @Test
  void statusShowsTheLiveWeightsBesideTheIntendedOneAndSaysWhenTheyDiffer()
      throws InterruptedException {
    bench.deploy();
    at(MigrationStatus.SHIFTING, RunStep.SHIFTING, "BLUE", 25);

    assertThat(call("status").out())
        .contains("green [#####---------------]  25 %")
        .contains("live      weights blue 100, green 0: DIFFERS from the intended 25 %");
    JsonNode differs = call("status", "--json").json().path("live");
    assertThat(differs.path("asIntended").asBoolean(true)).isFalse();
    assertThat(differs.path("blue").asInt()).isEqualTo(100);

    bench.weights(25);

    assertThat(call("status").out()).contains("live      weights blue 75, green 25, as intended");
    JsonNode same = call("status", "--json").json();
    assertThat(same.path("greenWeight").asInt()).isEqualTo(25);
    assertThat(same.path("live").path("asIntended").asBoolean()).isTrue();
    assertThat(same.path("live").path("green").asInt()).isEqualTo(25);
    assertThat(same.path("live").has("problem")).isFalse();
  }

  @Test
  void aRuleThatSomebodyDeletedIsSaidAndKeepsNobodyFromTheRest() throws InterruptedException {
    bench.deploy();
    at(MigrationStatus.SHIFTING, RunStep.SHIFTING, "BLUE", 25);
    bench.deleteRule();

    Outcome status = call("status");

    assertThat(status.code()).as(status.err()).isZero();
    assertThat(status.out()).contains("live      not known, ").contains("BLUE, blue.cluster.test");
    assertThat(call("status", "--json").json().path("live").has("asIntended")).isFalse();
  }

  @Test
  void aHaltedMigrationIsExitCodeOneAndPointsToTheRunbook() throws InterruptedException {
    bench.deploy();
    at(MigrationStatus.HALTED, RunStep.IDLE, "BLUE", 0);

    Outcome status = call("status");

    assertThat(status.code()).isEqualTo(1);
    assertThat(status.out()).contains("docs/runbook.md#halted;");
    assertThat(call("watch", FAST).code()).isEqualTo(1);
  }

  @Test
  void historyPrintsTheLatestAuditEventsOldestFirst() {
    bench.deploy();
    for (int version = 1; version <= 3; version++) {
      bench.put(event(version));
    }

    Outcome all = call("history");
    assertThat(all.code()).as(all.err()).isZero();
    assertThat(all.out().lines().toList())
        .hasSize(3)
        .first()
        .asString()
        .contains("BEGIN_MIGRATE", "REPLICATING -> SHIFTING", "by alice: reason 1 (5 ms)");

    assertThat(all.err()).isEmpty();
    assertThat(call("history", "--limit=3").err()).isEmpty();

    Outcome latest = call("history", "--limit=1", "--json");
    assertThat(latest.code()).isZero();
    assertThat(latest.out().lines()).hasSize(1);
    assertThat(latest.err())
        .isEqualToIgnoringNewLines(
            "migrate history: older events are left out, shown are the latest 1;"
                + " more with: ./migrate history --stack "
                + OperatorBench.STACK
                + " --limit 1000");
    assertThat(latest.json().path("reason").asText()).isEqualTo("reason 3");
  }

  @Test
  void ofMoreThanFiftyEventsHistorySaysThatOlderOnesAreLeftOut() {
    bench.deploy();
    for (int version = 1; version <= 51; version++) {
      bench.put(event(version));
    }

    Outcome latest = call("history");

    assertThat(latest.code()).isZero();
    assertThat(latest.out().lines()).hasSize(50).first().asString().contains("reason 2 ");
    assertThat(latest.err()).contains("shown are the latest 50;").contains(" --limit 1000");
    Outcome all = call("history", "--limit=1000", "--json");
    assertThat(all.out().lines()).hasSize(51).first().asString().contains("reason 1\"");
    assertThat(all.err()).isEmpty();
  }

  @Test
  void historyProvesItsEventsByTheirHashesAndNamesTheFirstThatWasChanged() throws IOException {
    bench.deploy();
    assertThat(call("history", "--verify").out()).contains("PROVEN").contains("head      none");
    String head = "";
    for (int version = 1; version <= 3; version++) {
      AuditEvent event = chained(version, head);
      head = event.hash();
      bench.put(item(event));
    }
    Path export = folder.resolve("audit.ndjson");
    Files.writeString(export, call("history", "--json").out());

    // No state item: events that no change of a state wrote.
    Outcome added = call("history", "--verify");
    assertThat(added.code()).isEqualTo(1);
    assertThat(added.out()).contains("BROKEN at version 1, ADDED");
    Outcome offline = offline("--verify", "--events=" + export, "--copy=" + export);
    assertThat(offline.code()).as(offline.err()).isZero();
    assertThat(offline.out())
        .contains("PROVEN", "events    3 by their hashes", "copy      3 events compared", head);

    Path changed = folder.resolve("changed.ndjson");
    Files.writeString(changed, Files.readString(export).replace("reason 2", "innocent"));
    Outcome broken = offline("--verify", "--events=" + changed);
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out()).contains("BROKEN at version 2, CHANGED");
    assertThat(offline("--verify", "--events=" + changed, "--json").json().path("version").asInt())
        .isEqualTo(2);

    Path cut = folder.resolve("cut.ndjson");
    Files.writeString(cut, Files.readAllLines(export).get(0));
    Outcome replaced = offline("--verify", "--events=" + cut, "--copy=" + export);
    assertThat(replaced.code()).isEqualTo(1);
    assertThat(replaced.out()).contains("BROKEN at version 2, MISSING");

    Path late = folder.resolve("late.ndjson");
    Files.write(late, Files.readAllLines(export).subList(1, 3));
    assertThat(offline("--verify", "--events=" + late).out())
        .contains("BROKEN at version 1, MISSING");

    Path plain = folder.resolve("plain.ndjson");
    Files.writeString(
        plain, Files.readString(export).replaceAll("\"hash\":\"[0-9a-f]+\"", "\"hash\":\"\""));
    Outcome nothing = offline("--verify", "--events=" + plain);
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.out()).contains("NOT PROVEN: no event has a hash");
  }

  @Test
  void historyRefusesFilesThatHoldNoEvents() throws IOException {
    Path empty = folder.resolve("empty");
    Files.writeString(empty, "\n");

    assertThat(offline("--verify", "--events=" + empty).err())
        .contains("--events '" + empty + "': no audit event in it; export it again");
    assertThat(offline("--events=" + empty).err()).contains("--events: says what to verify");
  }

  /** Nothing that it names answers. */
  private static Outcome offline(String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("history", "--stack", "dev-payment-nowhere1", "--no-cache"));
    all.addAll(List.of(arguments));
    return OperatorBench.bare(all.toArray(String[]::new));
  }

  private static AuditEvent chained(int version, String previous) {
    return new AuditEvent(
            2,
            version,
            Intent.SET_WEIGHT,
            MigrationStatus.SHIFTING,
            MigrationStatus.SHIFTING,
            "ann",
            "reason " + version,
            Instant.parse("2026-01-02T03:04:05Z"),
            5,
            "token-" + version)
        .chained("arn:run", "arn:function", previous);
  }

  private static Map<String, AttributeValue> item(AuditEvent event) {
    Map<String, AttributeValue> item = event((int) event.version());
    item.put("id", AttributeValue.fromS("audit"));
    item.put("intent", AttributeValue.fromS(event.intent().name()));
    item.put("from", AttributeValue.fromS(event.from().name()));
    item.put("to", AttributeValue.fromS(event.to().name()));
    item.put("actor", AttributeValue.fromS(event.actor()));
    item.put("execution", AttributeValue.fromS(event.execution()));
    item.put("caller", AttributeValue.fromS(event.caller()));
    item.put("previous", AttributeValue.fromS(event.previous()));
    item.put("hash", AttributeValue.fromS(event.hash()));
    return item;
  }

  private static Map<String, AttributeValue> event(int version) {
    Map<String, AttributeValue> item = new TreeMap<>();
    item.put("id", AttributeValue.fromS("migration"));
    item.put("sort", AttributeValue.fromS(String.format("audit#%010d#%010d", 2, version)));
    item.put("epoch", AttributeValue.fromN("2"));
    item.put("version", AttributeValue.fromN(String.valueOf(version)));
    item.put("intent", AttributeValue.fromS("BEGIN_MIGRATE"));
    item.put("from", AttributeValue.fromS("REPLICATING"));
    item.put("to", AttributeValue.fromS("SHIFTING"));
    item.put("actor", AttributeValue.fromS("alice"));
    item.put("reason", AttributeValue.fromS("reason " + version));
    item.put("at", AttributeValue.fromS("2026-01-02T03:04:05Z"));
    item.put("elapsedMillis", AttributeValue.fromN("5"));
    item.put("token", AttributeValue.fromS("token-" + version));
    return item;
  }

  @Test
  void outputsAreAskedByNameOrAll() {
    bench.deploy();

    assertThat(call("outputs", "StateTableName").out().strip())
        .isEqualTo(bench.output("StateTableName"));
    assertThat(call("outputs").out())
        .contains(
            "StateTableName" + System.lineSeparator() + "  " + bench.output("StateTableName"));
    Outcome unknown = call("outputs", "Rolback");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("output: received 'Rolback': allowed: ");
  }
}
