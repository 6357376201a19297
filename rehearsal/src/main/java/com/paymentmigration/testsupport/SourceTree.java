package com.paymentmigration.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of the repository, for tests that compare a document with what it names. */
public final class SourceTree {
  private SourceTree() {}

  /** A path below the repository's root. */
  public static Path path(String file) {
    return Path.of(System.getProperty("project.root", ".."), file);
  }

  /** Files below {@code directory} whose names end so, in the order of their paths. */
  public static List<Path> files(String directory, String ending) {
    try (Stream<Path> all = Files.walk(path(directory))) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file holds. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
