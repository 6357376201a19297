package com.paymentmigration.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTimelineTest {
  @TempDir private Path folder;
  private Path run;

  @BeforeEach
  void recordARun() throws IOException {
    run = folder.resolve("run.json");
    JsonReport.write(ExampleRun.run(), run);
  }

  @Test
  void theScenarioIsTakenAloneAndDrawn() throws IOException {
    Path record = folder.resolve("timeline.json");

    RecordedTimeline.take(run, "happy-migration", record);

    assertThat(JsonReport.read(record).scenarios()).containsExactly(ExampleRun.forward());
    assertThat(JsonReport.read(record).waitFactor()).isEqualTo(ExampleRun.run().waitFactor());
    assertThat(RecordedTimeline.draw(record)).isEqualTo(TimelineSvg.of(ExampleRun.forward()));
  }

  @Test
  void aScenarioThatFailedIsNotTaken() {
    Path record = folder.resolve("timeline.json");

    assertThatThrownBy(() -> RecordedTimeline.take(run, "green-erroring", record))
        .hasMessageStartingWith(
            "rehearsal.scenario: received 'green-erroring', allowed: [happy-migration], ");
    assertThat(Files.exists(record)).isFalse();
  }
}
