package com.paymentmigration.lambda.testmoto;

import com.paymentmigration.lambda.testmachine.Checkout;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Finds the program {@code moto_server}: on the PATH, else in the virtual environment that {@code
 * .mvn/prerequisites.sh} makes from the pinned requirements file before Maven starts.
 */
final class MotoDistribution {
  private static final String PROGRAM = "moto_server";
  private static final String MADE = "lambda-handlers/target/moto/bin";

  private MotoDistribution() {}

  /**
   * The program, ready to run.
   *
   * @throws IllegalStateException if there is none, with the command that makes or explains it
   */
  static Path program() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of),
            Stream.of(Checkout.root().resolve(MADE)))
        .map(directory -> directory.resolve(PROGRAM))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    PROGRAM
                        + ": received none on the PATH and none in "
                        + MADE
                        + ", allowed: either; sh "
                        + Checkout.PREREQUISITES
                        + " verify makes the latter, or says what to install"));
  }

  /** The Python that has moto: beside the program, or else the PATH's. */
  static Path python() {
    Path beside = program().resolveSibling("python3");
    return Files.isExecutable(beside) ? beside : Path.of("python3");
  }
}
