package com.paymentmigration.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The documents' timeline and the record of the rehearsal that it shows. {@code
 * docs/pictures/generate RUN_JSON SCENARIO} takes both from a rehearsal.
 */
class TimelinePictureTest {
  private static final String PICTURE = "docs/pictures/timeline.svg";
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Path RECORD = ROOT.resolve("docs/pictures/timeline.json");

  @Test
  void thePictureIsDrawnFromTheRecordBesideItAndThereIsNoneWithout() throws IOException {
    String run = System.getProperty("rehearsal.record");
    if (Boolean.getBoolean("docs.update") && run != null) {
      RecordedTimeline.take(Path.of(run), System.getProperty("rehearsal.scenario"), RECORD);
    }
    if (!Files.exists(RECORD)) {
      assertThat(ROOT.resolve(PICTURE)).doesNotExist();
      return;
    }

    String svg = RecordedTimeline.draw(RECORD);

    assertThat(new GeneratedFile(PICTURE).committed(svg)).isEqualTo(svg);
  }
}
