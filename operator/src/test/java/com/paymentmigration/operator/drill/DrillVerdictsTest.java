package com.paymentmigration.operator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.operator.drill.port.StackInspection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each drill makes of what it sees. */
class DrillVerdictsTest {
  private static final String OWN = "green has no foreign transaction: received 'u:1-2'";

  /** For each drill, what refutes its claim. */
  private static final Map<String, Consumer<FakeAccount>> REFUTING = refuting();

  private static Map<String, Consumer<FakeAccount>> refuting() {
    Map<String, Consumer<FakeAccount>> all = new LinkedHashMap<>();
    all.put(
        "drift",
        a ->
            a.drifted.add(
                new StackInspection.Drifted(
                    "Answer", "AWS::Lambda::Function", "MODIFIED", "REMOVE /KmsKeyArn: a, b")));
    all.put("secrets-rotated", a -> a.rotated = null);
    all.put("monitoring-role", a -> a.monitoringWrites = false);
    all.put("database-connect", a -> a.broken = "blue can be inspected: TLS: no path");
    all.put("or-in-alarm", a -> a.takesOr = true);
    all.put("mail", a -> a.typed = "");
    all.put(
        "replicate",
        a -> {
          a.status = MigrationStatus.READY;
          a.runEnds = "FAILED";
        });
    all.put(
        "reconcile",
        a -> {
          a.reconcileFails = true;
          a.reconcileAnswer = "{\"errorMessage\":\"Role is invalid or cannot be assumed\"}";
        });
    all.put("rollback-nothing", a -> a.rollbackChanges = true);
    all.put("cold-start", a -> a.initMillis = 19_000);
    all.put("audit-trail", a -> a.trailed = false);
    all.put("heartbeat", a -> a.broken = OWN);
    all.put("tag-update", a -> a.sentToCluster.add("masterUserPassword"));
    all.put("standby-failover", a -> a.broken = "green is closed: received read_only off");
    all.put("standby-restart", a -> a.broken = "green is closed: received read_only off");
    all.put("channel-resumes", a -> a.broken = "green replicates: received stopped");
    return all;
  }

  static List<String> played() {
    return DrillBench.played();
  }

  @ParameterizedTest
  @MethodSource("played")
  void whereTheClaimHoldsItIsProvedWithEvidence(String name) {
    DrillBench bench = new DrillBench();
    String before = bench.account.changeable();

    DrillRecord record = bench.play(name);

    assertThat(record.outcome().proof()).as(record.outcome().text()).isEqualTo(Proof.PROVED);
    assertThat(record.evidence()).isNotEmpty();
    assertThat(record.calls()).isNotEmpty();
    assertThat(bench.account.changeable()).isEqualTo(before);
    assertThat(bench.journal.open()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("played")
  void whereItDoesNotHoldItIsRefutedAndSaysWhatToDo(String name) {
    DrillBench bench = new DrillBench();
    String before = bench.account.changeable();
    REFUTING.get(name).accept(bench.account);

    DrillRecord record = bench.play(name);

    assertThat(record.outcome().proof()).as(record.outcome().text()).isEqualTo(Proof.REFUTED);
    assertThat(record.outcome().next()).isNotBlank();
    assertThat(bench.account.changeable()).isEqualTo(before);
  }

  @Test
  void allOfThemInOneCallAreProved() {
    DrillBench bench = new DrillBench();
    bench.account.status = MigrationStatus.READY;

    List<DrillRecord> records = bench.runner().play(bench.drills, DrillBench.all());

    assertThat(records)
        .filteredOn(record -> record.plan().effect() != Effect.BY_HAND)
        .allSatisfy(
            record ->
                assertThat(record.outcome().proof())
                    .as(record.plan().name() + " " + record.outcome())
                    .isEqualTo(Proof.PROVED));
    assertThat(bench.heard).isEqualTo(records);
  }

  @Test
  void whatProvesNeitherIsNotPlayedAndNeverProved() {
    assertUndecided("or-in-alarm", a -> a.takesQuery = false);
    assertUndecided("reconcile", a -> a.reconciled = false);
    assertUndecided("cold-start", a -> a.coldStarts = false);
    assertUndecided("mail", a -> a.typed = null);
    assertUndecided("heartbeat", a -> a.broken = "green can be inspected: no route");
    assertUndecided("tag-update", a -> a.broken = "roles of the databases: lost");
    assertUndecided("tag-update", a -> a.sentToCluster.clear());
    assertUndecided("tag-update", a -> a.broken = OWN);
    assertUndecided("standby-failover", a -> a.broken = "blue can be inspected: no route");
    assertUndecided("monitoring-role", a -> a.monitoringSeconds = 0);
  }

  private static void assertUndecided(String name, Consumer<FakeAccount> change) {
    DrillBench bench = new DrillBench();
    change.accept(bench.account);

    DrillRecord record = bench.play(name);

    assertThat(record.outcome().proof()).as(name).isEqualTo(Proof.NOT_PLAYED);
    assertThat(record.outcome().hindrance().byChoice()).as(name).isFalse();
  }

  @Test
  void aRefusalOfTheControlSaysNothingAboutTheOr() {
    DrillBench bench = new DrillBench();
    bench.account.takesQuery = false;

    assertThat(bench.play("or-in-alarm").outcome().text()).contains("ValidationError");
  }

  @Test
  void anAlarmThatAGuardDependsOnIsNeverMadeToRing() {
    DrillBench bench = new DrillBench();
    bench.account.alarmStates.remove("dev-backups");

    DrillRecord record = bench.play("mail");

    assertThat(record.outcome().hindrance()).isEqualTo(Hindrance.NOT_NOW);
    assertThat(bench.account.calls).doesNotContain("cloudwatch:SetAlarmState");
  }

  @Test
  void aRollbackThatWouldGoBackIsNotAskedFor() {
    DrillBench bench = new DrillBench();
    bench.account.status = MigrationStatus.COMPLETED;

    DrillRecord record = bench.play("rollback-nothing");

    assertThat(record.outcome().hindrance()).isEqualTo(Hindrance.NOT_NOW);
    assertThat(bench.account.calls).doesNotContain("states:StartExecution");
  }

  @Test
  void databasesAreReachedWhereEveryAssumptionHolds() {
    DrillBench bench = new DrillBench();
    bench.account.broken = "";
    assertThat(bench.play("database-connect").outcome().proof()).isEqualTo(Proof.PROVED);
  }

  @Test
  void namesOfWhatWasSentToAClusterAreEvidenceAndValuesAreNot() {
    DrillBench bench = new DrillBench();
    bench.account.sentToCluster.add("masterUserPassword");

    String evidence = bench.play("tag-update").evidence().toString();

    assertThat(evidence).contains("masterUserPassword").doesNotContain("****");
  }
}
