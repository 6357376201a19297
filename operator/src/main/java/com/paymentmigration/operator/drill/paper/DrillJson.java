package com.paymentmigration.operator.drill.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A report as one line of JSON, the same bytes in a file, in a page and on a terminal. */
public final class DrillJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private DrillJson() {}

  /** The line, without its end; what HTML gives a meaning to is escaped. */
  public static String line(DrillReport report) {
    try {
      return JSON.writeValueAsString(report)
          .replace("&", "\\u0026")
          .replace("<", "\\u003c")
          .replace(">", "\\u003e");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("report as JSON", impossible);
    }
  }

  /**
   * The report that {@code json} holds.
   *
   * @throws IllegalArgumentException if it holds none of this version
   */
  public static DrillReport read(String json) {
    try {
      DrillReport report = JSON.readValue(json, DrillReport.class);
      if (report == null || report.schema() != DrillReport.SCHEMA) {
        throw new IllegalArgumentException(
            "schema: received "
                + (report == null ? "none" : report.schema())
                + ", allowed: "
                + DrillReport.SCHEMA);
      }
      return report;
    } catch (JsonProcessingException otherForm) {
      throw new IllegalArgumentException("no report of a drill: " + otherForm.getOriginalMessage());
    }
  }
}
