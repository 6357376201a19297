package com.paymentmigration.rehearsal.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.rehearsal.record.Sample;
import java.util.ArrayList;
import java.util.List;

/** What the page says of the moment under the pointer: an end in milliseconds and a text. */
final class Readout {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Readout() {}

  /** A JSON array of pairs that is safe inside a {@code script} element. */
  static String json(List<Bin> bins) {
    List<List<Object>> rows = new ArrayList<>();
    bins.forEach(bin -> rows.add(List.of(bin.to(), text(bin))));
    try {
      return MAPPER
          .writeValueAsString(rows)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("readout of " + bins.size() + " points", e);
    }
  }

  private static String text(Bin bin) {
    Sample sample = bin.last();
    List<String> parts = new ArrayList<>();
    parts.add(Format.moment(bin.to()));
    parts.add(sample.status() + ", " + sample.step());
    parts.add("weights " + sample.blueWeight() + "/" + sample.greenWeight());
    parts.add("writer " + sample.writer());
    parts.add(
        Format.rate(bin.blueRate())
            + " blue + "
            + Format.rate(bin.greenRate())
            + " green a second");
    parts.add(bin.errors() + " failed");
    if (bin.p99Millis() >= 0) {
      parts.add("p50 " + Format.latency(bin.p50Millis()));
      parts.add("p99 " + Format.latency(bin.p99Millis()));
    }
    parts.add("lag " + Format.lag(bin.lagSeconds()));
    return String.join(" · ", parts);
  }
}
