package com.paymentmigration.operator.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.operator.drill.play.Catalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What gets in the way of a drill, and that the account is afterwards as it was. */
class DrillHindrancesTest {
  static List<String> played() {
    return DrillBench.played();
  }

  /** Every call that the drill makes is denied in turn. */
  @ParameterizedTest
  @MethodSource("played")
  void aDeniedCallIsNamedWithThePolicyAndNothingStaysChanged(String name) {
    DrillBench healthy = new DrillBench();
    healthy.play(name);

    for (String action : new TreeSet<>(healthy.account.calls)) {
      DrillBench bench = new DrillBench();
      String before = bench.account.changeable();
      bench.account.denied = action;

      DrillRecord record = bench.play(name);

      if (record.leftChanged()) {
        assertThat(record.restored()).startsWith("NOT PUT RIGHT: ").contains(action);
        assertThat(bench.journal.open()).isPresent();
        bench.account.denied = "";
        assertThat(bench.runner().putRight(bench.drills)).isPresent();
      } else {
        assertThat(record.outcome().hindrance()).as(action).isEqualTo(Hindrance.DENIED);
        assertThat(record.outcome().text()).contains(action);
        assertThat(record.outcome().next()).contains("docs/drill-policy.json");
      }
      assertThat(bench.account.changeable()).as(action).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("played")
  void withoutAnAnswerNothingIsClaimed(String name) {
    DrillBench healthy = new DrillBench();
    healthy.play(name);

    for (String action : new TreeSet<>(healthy.account.calls)) {
      DrillBench bench = new DrillBench();
      bench.account.silent = action;

      DrillRecord record = bench.play(name);

      assertThat(record.leftChanged() || record.outcome().hindrance() == Hindrance.NO_ANSWER)
          .as(action + " " + record.outcome())
          .isTrue();
    }
  }

  /** Ctrl-C at every pause there is. */
  @ParameterizedTest
  @MethodSource("played")
  void stoppedAtAnyPauseItPutsRightAndPlaysNothingMore(String name) {
    DrillBench healthy = new DrillBench();
    healthy.play(name);

    for (int pause = 1; pause <= healthy.time.pauses(); pause++) {
      DrillBench bench = new DrillBench();
      String before = bench.account.changeable();
      bench.time.stopAt = pause;

      DrillRecord record = bench.play(name);

      if (record.outcome().proof() == Proof.NOT_PLAYED) {
        assertThat(record.outcome().hindrance()).isEqualTo(Hindrance.STOPPED);
      }
      assertThat(record.leftChanged()).isFalse();
      assertThat(bench.account.changeable()).as("pause " + pause).isEqualTo(before);
      assertThat(bench.journal.open()).isEmpty();
    }
  }

  /** The process dies before every call there is; the next one puts right. */
  @ParameterizedTest
  @MethodSource("played")
  void afterACrashAtAnyCallTheNextRunPutsRightFirst(String name) {
    DrillBench healthy = new DrillBench();
    healthy.play(name);

    for (int call = 1; call <= healthy.account.calls.size(); call++) {
      DrillBench bench = new DrillBench();
      String before = bench.account.changeable();
      bench.account.crashAt = call;
      assertThatThrownBy(() -> bench.play(name)).isInstanceOf(FakeAccount.Crash.class);
      boolean announced = bench.journal.open().isPresent();

      bench.account.crashAt = Integer.MAX_VALUE;
      assertThat(bench.runner().putRight(bench.drills).isPresent()).isEqualTo(announced);

      assertThat(bench.account.changeable()).as("call " + call).isEqualTo(before);
      assertThat(bench.journal.open()).isEmpty();
      bench.time.pause(Duration.ofMinutes(5));
      assertThat(bench.play(name).outcome().proof()).isEqualTo(Proof.PROVED);
    }
  }

  @Test
  void whatNeverEndsIsOutOfTimeOrRefuted() {
    assertLate("drift", bench -> bench.account.driftEnds = false);
    assertLate("rollback-nothing", bench -> bench.account.runsEnd = false);
    assertLate(
        "reconcile",
        bench ->
            bench.account.reconcileAnswer = "{\"done\":false,\"status\":\"UPDATE_IN_PROGRESS\"}");
    assertLate(
        "replicate",
        bench -> {
          bench.account.status = MigrationStatus.READY;
          bench.account.runsEnd = false;
        });
    assertLate("standby-failover", bench -> bench.account.failsOver = false);
    assertLate("channel-resumes", bench -> bench.account.failsOver = false);
  }

  private static void assertLate(String name, Consumer<DrillBench> change) {
    DrillBench bench = new DrillBench();
    change.accept(bench);

    DrillRecord record = bench.play(name);

    assertThat(record.outcome().hindrance()).as(name).isEqualTo(Hindrance.OUT_OF_TIME);
    assertThat(Duration.between(record.began(), record.ended()))
        .as(name)
        .isLessThanOrEqualTo(record.plan().limit().plus(DrillRunner.PUTTING_RIGHT));
  }

  @ParameterizedTest
  @EnumSource(
      value = MigrationStatus.class,
      names = {"SHIFTING", "CUTTING_OVER", "SWITCHED", "ROLLING_BACK", "HALTED"})
  void whileARunIsUnderWayNothingIsChanged(MigrationStatus status) {
    for (Plan plan : Catalogue.plans()) {
      if (plan.effect() == Effect.CHANGES || plan.effect() == Effect.DISTURBS) {
        DrillBench bench = new DrillBench();
        bench.account.status = status;

        assertThat(bench.play(plan.name()).outcome().hindrance())
            .as(plan.name())
            .isEqualTo(Hindrance.NOT_NOW);
        assertThat(bench.account.calls)
            .noneMatch(call -> call.matches(".*:(Put|Set|Start|Failover|Reboot|Invoke).*"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"standby-failover", "standby-restart", "channel-resumes"})
  void whatDisturbsIsPlayedOnRequestOnly(String name) {
    DrillBench bench = new DrillBench();

    List<DrillRecord> records =
        bench.runner().play(bench.drills, new DrillChoice(Set.of(), Set.of(), false, Map.of()));

    assertThat(records)
        .filteredOn(record -> record.plan().name().equals(name))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.outcome().hindrance()).isEqualTo(Hindrance.NOT_ASKED);
              assertThat(record.outcome().text()).contains("--destructive");
            });
    assertThat(bench.account.calls).doesNotContain("rds:FailoverDBCluster", "rds:RebootDBInstance");
  }

  @Test
  void anEarlierReportIsGoneOnWith() {
    DrillBench first = new DrillBench();
    DrillRecord proved = first.play("drift");
    DrillBench second = new DrillBench();

    List<DrillRecord> records =
        second
            .runner()
            .play(
                second.drills, new DrillChoice(Set.of(), Set.of(), false, Map.of("drift", proved)));

    assertThat(records.get(0)).isEqualTo(proved.keptFromEarlier());
    assertThat(second.account.calls).doesNotContain("cloudformation:DetectStackDrift");
  }

  @Test
  void skippedDrillsSayBySkipping() {
    DrillBench bench = new DrillBench();

    List<DrillRecord> records =
        bench
            .runner()
            .play(bench.drills, new DrillChoice(Set.of(), Set.of("drift"), false, Map.of()));

    assertThat(records.get(0).outcome().text()).contains("--skip");
  }

  @Test
  void whatAPersonPlaysShowsItsSteps() {
    DrillBench bench = new DrillBench();

    assertThat(bench.play("logins-behind-alter-user").byHand())
        .anyMatch(step -> step.startsWith("ALTER USER"));
    assertThat(bench.play("failover-in-a-move").byHand())
        .anyMatch(step -> step.contains("--db-cluster-identifier blue"));
  }
}
