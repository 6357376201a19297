package com.paymentmigration.lambda.testmoto;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds the program {@code moto_server}: on the PATH, else in a virtual environment that it makes
 * from the pinned requirements file, else it fails and says what to install.
 */
final class MotoDistribution {
  private static final String PROGRAM = "moto_server";
  private static final String REQUIREMENTS = "test/resources/moto-requirements.txt";

  /** Longest that pip may take. */
  private static final long INSTALL_MINUTES = 5;

  private MotoDistribution() {}

  /** The program, ready to run. */
  static synchronized Path program() {
    return onPath().orElseGet(MotoDistribution::installed);
  }

  /** The Python that has moto: beside the program, or else the PATH's. */
  static Path python() {
    Path beside = program().resolveSibling("python3");
    return Files.isExecutable(beside) ? beside : Path.of("python3");
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path installed() {
    Path root = projectRoot();
    Path home = root.resolve("lambda-handlers/target/moto");
    Path program = home.resolve("bin").resolve(PROGRAM);
    try (FileChannel channel =
            FileChannel.open(
                Files.createDirectories(home.getParent()).resolve("moto.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid() || !Files.isExecutable(program)) {
        install(root.resolve(REQUIREMENTS), home);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot lock " + home, failure);
    }
    return program;
  }

  /** The program is there last, so that an install that broke off is made again. */
  private static void install(Path requirements, Path home) {
    run(List.of("python3", "-m", "venv", home.toString()));
    run(
        List.of(
            home.resolve("bin/pip").toString(),
            "install",
            "--quiet",
            "--requirement",
            requirements.toString()));
  }

  private static Path projectRoot() {
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null && !Files.exists(directory.resolve(REQUIREMENTS))) {
      directory = directory.getParent();
    }
    if (directory == null) {
      throw new IllegalStateException(
          REQUIREMENTS + ": found in no folder above " + Path.of("").toAbsolutePath());
    }
    return directory;
  }

  private static void run(List<String> command) {
    try {
      Path log = Files.createTempFile("moto-install", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      boolean ended = process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly();
      }
      if (!ended || process.exitValue() != 0) {
        throw missing(command, Files.readString(log, StandardCharsets.UTF_8));
      }
      Files.delete(log);
    } catch (IOException failure) {
      throw new UncheckedIOException(missing(command, "").getMessage(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while installing moto", interrupted);
    }
  }

  private static IllegalStateException missing(List<String> command, String output) {
    return new IllegalStateException(
        "integration tests need moto_server on the PATH; install Python 3.9 or newer and then:"
            + " pip install --requirement "
            + REQUIREMENTS
            + System.lineSeparator()
            + "Tried: "
            + String.join(" ", command)
            + System.lineSeparator()
            + output);
  }
}
