package com.paymentmigration.rehearsal.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run as JSON: all that the report shows, for other programs and for a later picture. */
public final class JsonReport {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private JsonReport() {}

  /**
   * Writes {@code run} to {@code file}; missing folders are made.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(RehearsalRun run, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    MAPPER.writeValue(file.toFile(), run);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it cannot be read, or is not a whole run: with the file's name
   */
  public static RehearsalRun read(Path file) throws IOException {
    try {
      return MAPPER.readValue(file.toFile(), RehearsalRun.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IOException(file + ": not the JSON of a rehearsal: " + e.getOriginalMessage(), e);
    }
  }
}
