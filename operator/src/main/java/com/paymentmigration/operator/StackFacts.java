package com.paymentmigration.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack said about itself at the last command, kept in a file, so that a rollback need not
 * ask first. Holds names and ARNs, no secret. A stack that was made anew has other ARNs: then the
 * call by the old one is refused, and the stack is asked.
 */
final class StackFacts {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;

  /** What is kept. */
  private record Kept(
      String name,
      String region,
      String status,
      Map<String, String> parameters,
      Map<String, String> outputs) {}

  private StackFacts(Path file) {
    this.file = file;
  }

  /**
   * The facts of a stack: below {@code XDG_STATE_HOME}, by default {@code ~/.local/state}, a file
   * for each region, profile and name.
   *
   * @param environment variables of the environment
   */
  static StackFacts of(
      String region, String profile, String stack, Map<String, String> environment) {
    String name = String.join("-", "stack", region, profile, stack);
    return new StackFacts(
        DrillFolder.state(environment).resolve(name.replaceAll("[^A-Za-z0-9-]", "_") + ".json"));
  }

  /** What was kept, with {@code options} for hints; empty if nothing readable is there. */
  Optional<DeployedStack> read(String options) {
    try {
      Kept kept = JSON.readValue(Files.readString(file), Kept.class);
      return Optional.of(
          new DeployedStack(
              kept.name(),
              kept.region(),
              options,
              kept.status(),
              kept.parameters(),
              kept.outputs()));
    } catch (IOException | IllegalArgumentException absent) {
      return Optional.empty();
    }
  }

  /**
   * Keeps what {@code stack} says, readable by its owner only; says why it could not.
   *
   * @return the reason; empty if it is kept
   */
  Optional<String> keep(DeployedStack stack) {
    try {
      Files.createDirectories(file.getParent());
      Path fresh =
          Files.createTempFile(
              file.getParent(),
              "stack-",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, text(stack));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return Optional.empty();
    } catch (IOException | UnsupportedOperationException failure) {
      return Optional.of(file + ": " + failure.getMessage());
    }
  }

  private static String text(DeployedStack stack) throws JsonProcessingException {
    return JSON.writeValueAsString(
        new Kept(
            stack.name(), stack.region(), stack.status(), stack.parameters(), stack.outputs()));
  }
}
