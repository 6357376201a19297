package com.paymentmigration.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a document that is made from the template, so that it cannot drift from the code.
 *
 * <p>It stands between {@code <!-- generated: name -->} and {@code <!-- end: name -->}. Run the
 * test with {@code -Ddocs.update=true} to write it.
 */
public final class GeneratedSection {
  private final Path file;
  private final String name;

  /** The section {@code name} of {@code document}, a path below the repository's root. */
  public GeneratedSection(String document, String name) {
    file = Path.of(System.getProperty("project.root", ".."), document);
    this.name = name;
  }

  /** The section as it is in the document; after writing {@code current}, if asked to. */
  public String committed(String current) {
    try {
      String text = Files.readString(file);
      String opening = "<!-- generated: " + name + " -->\n";
      String closing = "<!-- end: " + name + " -->";
      int start = text.indexOf(opening);
      int end = text.indexOf(closing);
      if (start < 0 || end < start) {
        throw new AssertionError(file + " has no section " + opening.strip());
      }
      int body = start + opening.length();
      if (Boolean.getBoolean("docs.update")) {
        Files.writeString(file, text.substring(0, body) + current + text.substring(end));
        return current;
      }
      return text.substring(body, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
