package com.paymentmigration.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Validators that come as npm packages. They are pinned in {@code test/resources/npm}, with the
 * checksum of each file; the first test that needs one installs all of them into {@code
 * test/target/npm}, and no package's install script runs. Later runs need no network until the lock
 * file changes.
 *
 * <p>Only for tests named {@code *IT}: a first run needs the npm registry.
 */
public final class NodeTools {
  private static final Path SOURCES = SourceTree.path("test/resources/npm");
  private static final Path HOME = SourceTree.path("test/target/npm");
  private static final String LOCK_FILE = "package-lock.json";

  /** Longest that npm may take, its own retries included. */
  private static final long INSTALL_SECONDS = 300;

  /** Longest that a script may take: a validator that hangs must not hang the build. */
  private static final long SCRIPT_SECONDS = 120;

  private NodeTools() {}

  /**
   * What came of a script.
   *
   * @param code exit code, 0 for success
   * @param out standard output
   * @param err standard error
   */
  public record Output(int code, String out, String err) {}

  /**
   * Runs a script beside the pinned packages, so that it may {@code import} them.
   *
   * @param script file name in {@code test/resources/npm}, for example {@code states.mjs}
   * @param input what it reads from standard input; may be empty
   * @throws IllegalStateException if it ends with another code than 0, or not within 120 s; the
   *     message has what it wrote to standard error
   */
  public static String run(String script, String input, String... arguments) {
    Output output = call(script, input, arguments);
    if (output.code() != 0) {
      throw new IllegalStateException(
          "node "
              + script
              + ": exit code "
              + output.code()
              + System.lineSeparator()
              + output.err());
    }
    return output.out();
  }

  /**
   * The same, for scripts whose exit code is their answer.
   *
   * @throws IllegalStateException if it does not end within 120 s
   */
  public static Output call(String script, String input, String... arguments) {
    try {
      Path copy = prepared(script);
      List<String> command = new ArrayList<>(List.of("node", copy.getFileName().toString()));
      command.addAll(List.of(arguments));
      return execute(command, input, SCRIPT_SECONDS);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot run node " + script, failure);
    }
  }

  /** Installs what is missing and lays the script beside it: modules are found from there up. */
  private static synchronized Path prepared(String script) throws IOException {
    Files.createDirectories(HOME);
    try (FileChannel channel =
            FileChannel.open(
                HOME.resolveSibling("npm.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid() || !isInstalled()) {
        install();
      }
      return Files.copy(
          SOURCES.resolve(script), HOME.resolve(script), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path stamp() {
    return HOME.resolve("installed.json");
  }

  private static boolean isInstalled() throws IOException {
    return Files.exists(stamp()) && Files.mismatch(stamp(), SOURCES.resolve(LOCK_FILE)) == -1;
  }

  /** The stamp is there last, so that an install that broke off is made again. */
  private static void install() throws IOException {
    Files.deleteIfExists(stamp());
    for (String file : List.of("package.json", LOCK_FILE)) {
      Files.copy(SOURCES.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command =
        List.of(
            "npm",
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefer-offline",
            "--fetch-retries=5");
    Output output = execute(command, "", INSTALL_SECONDS);
    if (output.code() != 0) {
      throw new IllegalStateException(
          "tests need the npm packages of test/resources/npm; install Node.js 22 or newer with npm,"
              + " and let npm reach its registry once."
              + System.lineSeparator()
              + "Tried: "
              + String.join(" ", command)
              + System.lineSeparator()
              + output.err());
    }
    Files.copy(SOURCES.resolve(LOCK_FILE), stamp());
  }

  /** Files, not pipes: a script that writes much before it reads would block on a full pipe. */
  private static Output execute(List<String> command, String input, long seconds)
      throws IOException {
    Path in = Files.createTempFile("node-", ".in");
    Path out = Files.createTempFile("node-", ".out");
    Path err = Files.createTempFile("node-", ".err");
    try {
      Files.writeString(in, input);
      Process process =
          new ProcessBuilder(command)
              .directory(HOME.toFile())
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            String.join(" ", command) + ": received no end, allowed: within " + seconds + " s");
      }
      return new Output(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + String.join(" ", command), interrupted);
    } finally {
      for (Path file : List.of(in, out, err)) {
        Files.deleteIfExists(file);
      }
    }
  }
}
