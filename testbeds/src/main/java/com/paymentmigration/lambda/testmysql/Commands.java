package com.paymentmigration.lambda.testmysql;

import com.paymentmigration.lambda.testmachine.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs a command to its end, or fails with all that it said. */
final class Commands {
  private Commands() {}

  static void run(List<String> command) {
    try {
      Process process =
          Checkout.withNativeLibraries(new ProcessBuilder(command))
              .redirectErrorStream(true)
              .start();
      String output = textOf(process);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException(
            command.get(0) + ": received exit code " + exit + ", allowed: 0; it said: " + output);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot run " + command.get(0), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command.get(0), interrupted);
    }
  }

  static String textOf(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  static void deleteTree(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot delete " + root, failure);
    }
  }
}
