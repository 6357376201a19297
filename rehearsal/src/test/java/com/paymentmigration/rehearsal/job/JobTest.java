package com.paymentmigration.rehearsal.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import com.paymentmigration.rehearsal.report.JsonReport;
import com.paymentmigration.rehearsal.scenario.Scenario;
import com.paymentmigration.rehearsal.scenario.Scenarios;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a shell in the worker's place. */
@Timeout(30)
class JobTest {
  private static final List<Scenario> TWO = Scenarios.named(List.of("happy", "rotation"));

  @TempDir private Path folder;
  private final Workload workload = new Workload(TWO);
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @Test
  void oneAfterTheOtherIsPlayedAndWhatIsToldIsPassedOn() throws IOException {
    for (Scenario scenario : TWO) {
      JsonReport.write(
          new RehearsalRun("", 0, 0, "", 1, List.of(WorkloadTest.passed(scenario)), List.of()),
          Worker.recordOf(folder, scenario.name()));
    }
    job("while read name; do echo \"$name goes\"; echo \"== recorded $name\"; done").run();

    assertThat(workload.records()).allMatch(ScenarioRecord::passed);
    assertThat(told.toString(StandardCharsets.UTF_8).lines())
        .containsExactlyInAnyOrder("happy goes", "rotation goes");
  }

  @Test
  void aWorkerThatDiesFailsItsScenarioAndLeavesTheOthers() throws IOException {
    job("read name; exit 3").run();

    List<ScenarioRecord> records = workload.records();
    assertThat(records).noneMatch(ScenarioRecord::passed);
    assertThat(records)
        .extracting(record -> record.checks().get(0).detail())
        .containsExactly("its process ended with 3", "no process was left to play it");
  }

  @Test
  void aRecordThatIsNotThereIsAFailure() throws IOException {
    job("read name; echo \"== recorded $name\"").run();

    assertThat(workload.records().get(0).checks().get(0).detail())
        .startsWith("its process or record is gone: ");
  }

  private Job job(String script) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", script).start();
    return new Job(shell, folder, workload, new PrintStream(told, true, StandardCharsets.UTF_8));
  }
}
