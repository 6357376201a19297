package com.paymentmigration.compliance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the rule files of the class path. */
final class RuleFiles {
  private RuleFiles() {}

  static String text(String resource) {
    try (InputStream file = RuleFiles.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException(
            "rule file: received nothing for "
                + resource
                + ", allowed: a file of src/main/resources");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
