package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StateDiagramTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("project.root", ".."), "docs", "state-diagram.md");

  /** Run with {@code -Dstate.diagram.write=true} to write the document instead. */
  @Test
  void theDocumentIsWhatTheCodeSays() throws IOException {
    if (Boolean.getBoolean("state.diagram.write")) {
      Files.writeString(DOCUMENT, StateDiagram.document());
    }

    assertThat(Files.readString(DOCUMENT)).isEqualTo(StateDiagram.document());
  }

  @Test
  void theTableHasRowsFromEveryStatus() {
    for (MigrationStatus status : MigrationStatus.values()) {
      assertThat(StateDiagram.table()).contains("| " + status + " |");
    }
  }
}
