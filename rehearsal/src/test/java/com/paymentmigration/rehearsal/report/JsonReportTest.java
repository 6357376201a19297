package com.paymentmigration.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.rehearsal.record.RehearsalRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {
  @TempDir private Path folder;

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    RehearsalRun run = ExampleRun.run();
    Path file = folder.resolve("new/run.json");

    JsonReport.write(run, file);

    assertThat(JsonReport.read(file)).isEqualTo(run);
  }

  @Test
  void halfARunIsRefusedWithTheNameOfTheFile() throws IOException {
    Path file = folder.resolve("half.json");
    Files.writeString(file, "{\"title\":\"t\",\"waitFactor\":1}");

    assertThatThrownBy(() -> JsonReport.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("half.json: not the JSON of a rehearsal: ")
        .hasMessageContaining("startedAtEpochMillis");
  }

  @Test
  void truncatedTextIsRefusedWithTheNameOfTheFile() throws IOException {
    Path file = folder.resolve("cut.json");
    JsonReport.write(ExampleRun.run(), file);
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 2));

    assertThatThrownBy(() -> JsonReport.read(file)).hasMessageContaining("cut.json");
  }
}
