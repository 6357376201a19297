package com.paymentmigration.rehearsal.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Statements of a file: each ends with a semicolon at the end of a line. */
final class SchemaFile {
  private SchemaFile() {}

  /**
   * The statements.
   *
   * @throws IOException if it cannot be read
   */
  static List<String> statements(Path file) throws IOException {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      if (line.strip().startsWith("--") || line.isBlank()) {
        continue;
      }
      statement.append(line).append('\n');
      if (line.stripTrailing().endsWith(";")) {
        statements.add(statement.substring(0, statement.lastIndexOf(";")));
        statement.setLength(0);
      }
    }
    if (!statement.toString().isBlank()) {
      statements.add(statement.toString());
    }
    return statements;
  }
}
