package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rollback knows of a stack before it asks. */
class StackFactsTest {
  private static final DeployedStack STACK =
      new DeployedStack(
          "PaymentMigrationStack-dev-payment-a1b2c3d4",
          "us-east-1",
          "--stack x",
          "UPDATE_COMPLETE",
          Map.of("MigrationPhase", "migrate"),
          Map.of("RollbackWorkflowArn", "arn:1"));

  @TempDir private Path folder;

  private StackFacts facts(String region, String profile) {
    return StackFacts.of(
        region, profile, STACK.name(), Map.of("XDG_STATE_HOME", folder.toString()));
  }

  @Test
  void whatWasKeptIsReadWithTheHintsOfNow() {
    assertThat(facts("us-east-1", "").keep(STACK)).isEmpty();

    assertThat(facts("us-east-1", "").read("--stack x")).contains(STACK);
  }

  @Test
  void anotherRegionOrProfileIsAnotherStack() {
    facts("us-east-1", "").keep(STACK);

    assertThat(facts("eu-west-1", "").read("--stack x")).isEmpty();
    assertThat(facts("us-east-1", "oncall").read("--stack x")).isEmpty();
  }

  @Test
  void onlyTheOwnerReadsTheFile() throws IOException {
    facts("us-east-1", "").keep(STACK);

    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .singleElement()
          .satisfies(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void aBrokenFileIsAsGoodAsNone() throws IOException {
    facts("us-east-1", "").keep(STACK);
    try (var files = Files.walk(folder)) {
      Files.writeString(files.filter(Files::isRegularFile).findFirst().orElseThrow(), "{\"name\":");
    }

    assertThat(facts("us-east-1", "").read("--stack x")).isEmpty();
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidAndStopsNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(
            StackFacts.of("us-east-1", "", STACK.name(), Map.of("XDG_STATE_HOME", file.toString()))
                .keep(STACK))
        .isPresent();
  }
}
