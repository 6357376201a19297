package com.paymentmigration.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the repository that the code makes as a whole. Run the test with {@code
 * -Ddocs.update=true} to write it.
 */
public final class GeneratedFile {
  private final Path file;

  /** The file at {@code path} below the repository's root. */
  public GeneratedFile(String path) {
    file = Path.of(System.getProperty("project.root", ".."), path);
  }

  /** The file as it is in the repository; after writing {@code current}, if asked to. */
  public String committed(String current) {
    try {
      if (Boolean.getBoolean("docs.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, current);
      }
      if (!Files.exists(file)) {
        throw new AssertionError(file + " is missing; -Ddocs.update=true writes it");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
