package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that people type, with good and with bad input. */
@Tag("alone")
class CdkSynthIT {
  private static final String CLI = "aws-cdk@2.1148.1";
  private static final Path ROOT =
      Path.of(System.getProperty("project.root", "..")).toAbsolutePath();
  private static final long MINUTES = 10;

  @TempDir private Path folder;

  private record Outcome(int exitCode, String output, String errors) {
    /** Lines of this app; the rest is the CLI's. */
    List<String> ours() {
      return errors
          .lines()
          .filter(line -> line.startsWith("cdk synth: ") && !line.contains(": building, once"))
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "environmentName=Prod-payment-1, environmentName: received 'Prod-payment-1'",
    "greenTrafficWeight=7, greenTrafficWeight: received '7'",
    "environmentName=prod-payment-a1b2c3d4, profile: received 'staging'",
    "environmentName, context argument: received '-c environmentName'",
    "profile={\"name\":\"dev\"}, profile: received '{\"name\":\"dev\"}'",
    "profiles=dev, profiles: received 'dev'"
  })
  void badInputEndsInOneLineOfOurs(String setting, String message)
      throws IOException, InterruptedException {
    Outcome outcome = synth(ROOT, "-c", setting);

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.ours()).singleElement().asString().startsWith("cdk synth: " + message);
    // No template; the CLI's own warning about a -c without a value is all that it may say.
    assertThat(outcome.output().lines())
        .allMatch(line -> line.startsWith("Context argument is not an assignment"));
    assertThat(outcome.errors())
        .doesNotContain("\tat ")
        .doesNotContain("[ERROR]")
        .doesNotContain("Exception");
  }

  @Test
  void aMissingContextFileSaysWhatToPutBack() throws IOException, InterruptedException {
    String cdkJson =
        Files.readString(ROOT.resolve("cdk.json"))
            .replace("\".mvn/app.sh\"", "\"" + ROOT + "/.mvn/app.sh\"");
    Files.writeString(folder.resolve("cdk.json"), cdkJson);

    Outcome outcome = synth(folder);

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.ours())
        .singleElement()
        .asString()
        .contains("environmentName: received nothing")
        .contains("cdk.context.json must hold environmentName, profile and costCenter");
  }

  private Outcome synth(Path directory, String... arguments)
      throws IOException, InterruptedException {
    Path output = folder.resolve("out");
    Path errors = folder.resolve("err");
    List<String> command = new ArrayList<>(List.of("npx", "--yes", CLI, "synth"));
    command.addAll(List.of("--output", folder.resolve("cdk.out").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
  }
}
