package com.paymentmigration.rehearsal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ApplicationOptionsTest {
  private static final ApplicationOptions.Reference REFERENCE =
      new ApplicationOptions.Reference("reference", "/probe");

  @TempDir private Path folder;

  @Command
  private static final class Line {
    @Mixin private ApplicationOptions options;
  }

  private OwnApplication described(String... arguments) {
    Line line = new Line();
    new CommandLine(line).parseArgs(arguments);
    return line.options.described(folder, Optional.empty(), REFERENCE);
  }

  @Test
  void withoutOptionsItIsTheReferenceApplication() {
    OwnApplication application = described();

    assertThat(application.command()).isEqualTo("reference");
    assertThat(application.syntheticPath()).isEqualTo("/probe");
    assertThat(application.schema()).isEmpty();
  }

  @Test
  void anApplicationOfOnesOwnOffersNoSyntheticPaymentUnlessItSaysSo() {
    assertThat(described("--application", "own").syntheticPath()).isEmpty();
    assertThat(described("--application", "own", "--synthetic-path", "/x").syntheticPath())
        .isEqualTo("/x");
  }

  @Test
  void aSchemaIsReadStatementByStatement() throws Exception {
    Files.writeString(
        folder.resolve("schema.sql"),
        """
        -- tables
        CREATE DATABASE payments;
        CREATE TABLE payments.p (
          id INT PRIMARY KEY);
        """);

    assertThat(described("--schema", "schema.sql").schema())
        .containsExactly(
            "CREATE DATABASE payments", "CREATE TABLE payments.p (\n  id INT PRIMARY KEY)");
  }

  @Test
  void whatIsWrongIsNamedWithWhatIsAllowed() {
    assertWrong("--payment: received 'GET /x', allowed: POST or PUT", "--payment", "GET /x");
    assertWrong("--payment: received 'POST /pay {}', allowed", "--payment", "POST /pay {}");
    assertWrong("--rows: received 'p; DROP', allowed: schema.table", "--rows", "p; DROP");
    assertWrong("--accounts: received '9-1', allowed: two numbers", "--accounts", "9-1");
    assertWrong("--health: received 'health', allowed: a path", "--health", "health");
    assertWrong("--start-limit: received 0, allowed: 1 to 600", "--start-limit", "0");
    assertWrong("allowed: a file that can be read", "--schema", "none.sql");
  }

  private void assertWrong(String message, String... arguments) {
    assertThatThrownBy(() -> described(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
