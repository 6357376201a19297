package com.paymentmigration.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Logical ids that must never change: a new id is a new, empty resource. The list is
 * test/resources/stateful-logical-ids.tsv; whoever edits it plans a data migration.
 */
final class StatefulIds {
  private StatefulIds() {}

  /** Type by logical id. */
  static Map<String, String> pinned() {
    Path file =
        Path.of(System.getProperty("project.root", ".."))
            .resolve("test/resources/stateful-logical-ids.tsv");
    Map<String, String> ids = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] columns = line.split("\t", -1);
        ids.put(columns[0], columns[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ids;
  }
}
