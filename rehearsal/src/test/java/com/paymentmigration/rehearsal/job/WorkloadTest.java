package com.paymentmigration.rehearsal.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import com.paymentmigration.rehearsal.scenario.Scenario;
import com.paymentmigration.rehearsal.scenario.Scenarios;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  private final Scenario happy = Scenarios.named(List.of("happy")).get(0);
  private final Scenario rotation = Scenarios.named(List.of("rotation")).get(0);
  private final Workload workload = new Workload(List.of(happy, rotation));

  @Test
  void aWorkerGetsWhatItsWorldServesAndElseTheNext() {
    assertThat(happy.profile()).isNotEqualTo(rotation.profile());
    assertThat(workload.take(rotation.profile())).contains(rotation);
    assertThat(workload.take(rotation.profile())).contains(happy);
    assertThat(workload.take(rotation.profile())).isEmpty();
  }

  @Test
  void recordsComeInTheOrderOfPlayWhoeverWasReadyFirst() {
    workload.notPlayed(rotation, "for a test");
    workload.played(new RehearsalRun("", 0, 0, "", 1, List.of(passed(happy)), List.of("no WAF")));

    assertThat(workload.records())
        .extracting(ScenarioRecord::name)
        .containsExactly("happy", "rotation");
    assertThat(workload.records()).extracting(ScenarioRecord::passed).containsExactly(true, false);
    assertThat(workload.notes()).containsExactly("no WAF");
  }

  @Test
  void whatNobodyPlayedFailed() {
    assertThat(workload.records())
        .allSatisfy(
            record -> {
              assertThat(record.passed()).isFalse();
              assertThat(record.checks().get(0).detail()).contains("no process was left");
            });
  }

  static ScenarioRecord passed(Scenario scenario) {
    ScenarioRecord record = scenario.notPlayed("");
    return new ScenarioRecord(
        record.name(),
        record.description(),
        record.expected(),
        true,
        1,
        List.of(),
        List.of(),
        List.of(),
        record.figures());
  }
}
