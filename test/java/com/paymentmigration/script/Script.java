package com.paymentmigration.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A script of a folder, called as a person calls it.
 *
 * @param folder where it lies
 * @param name file name
 */
record Script(Path folder, String name) {
  /** The repository. */
  static final Path ROOT =
      Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();

  private static final long LIMIT_MINUTES = 10;

  /**
   * What came of a call.
   *
   * @param code exit code
   * @param out standard output
   * @param err standard error
   */
  record Called(int code, String out, String err) {}

  /**
   * Calls it with {@code variables} on top of the environment.
   *
   * @throws IOException if it cannot be started
   */
  Called call(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("script-", ".out");
    Path err = Files.createTempFile("script-", ".err");
    try {
      List<String> command = new ArrayList<>();
      command.add(folder.resolve(name).toString());
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(variables);
      Process process = builder.start();
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      return new Called(process.waitFor(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
