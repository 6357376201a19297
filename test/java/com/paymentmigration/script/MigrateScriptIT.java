package com.paymentmigration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the repository's root, as a person calls it. */
@Tag("alone")
class MigrateScriptIT {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final long LIMIT_MINUTES = 10;

  @TempDir private Path output;

  private record Called(int code, String out, String err) {}

  private Called migrate(String... arguments) throws IOException, InterruptedException {
    Path out = output.resolve("out");
    Path err = output.resolve("err");
    String[] command = new String[arguments.length + 1];
    command[0] = ROOT.toAbsolutePath().resolve("migrate").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Called(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  @Test
  void theFirstCallBuildsQuietlyAndTheSecondDoesNotBuild() throws Exception {
    Called first = migrate("--version");
    Called second = migrate("start", "--help");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).isEqualTo("migrate 0.1.0" + System.lineSeparator());
    assertThat(second.code()).isZero();
    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .startsWith("Usage: migrate start")
        .doesNotContain("[INFO]", "[WARNING]", "[ERROR]", "SLF4J");
  }

  @Test
  void wrongUseIsExitCodeTwo() throws Exception {
    Called wrong = migrate("fly");

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("fly");
  }
}
