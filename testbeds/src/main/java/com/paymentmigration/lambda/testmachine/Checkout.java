package com.paymentmigration.lambda.testmachine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkout that the tests run in, and what {@code .mvn/prerequisites.sh} made ready in it
 * before Maven started.
 */
public final class Checkout {
  /** Script that names, and installs, what a machine lacks. */
  public static final String PREREQUISITES = ".mvn/prerequisites.sh";

  private static final String LIBRARY_PATH = "LD_LIBRARY_PATH";

  private Checkout() {}

  /**
   * The folder that holds {@value #PREREQUISITES}, above the working directory.
   *
   * @throws IllegalStateException if there is none
   */
  public static Path root() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(PREREQUISITES))) {
        return folder;
      }
    }
    throw new IllegalStateException(PREREQUISITES + ": found in no folder above " + start);
  }

  /**
   * {@code builder}, whose process also finds libraries in {@code target/native}: there {@code
   * libaio.so.1} leads to the {@code libaio.so.1t64} of newer Debian and Ubuntu.
   */
  public static ProcessBuilder withNativeLibraries(ProcessBuilder builder) {
    return withNativeLibraries(builder, root().resolve("target/native"));
  }

  static ProcessBuilder withNativeLibraries(ProcessBuilder builder, Path folder) {
    if (Files.isDirectory(folder)) {
      builder
          .environment()
          .merge(LIBRARY_PATH, folder.toString(), (old, ours) -> ours + File.pathSeparator + old);
    }
    return builder;
  }
}
