package com.paymentmigration.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.function.Supplier;

/** Where a command answers: text for people, or one JSON document a line. */
final class Answer {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private JsonMapper mapper;

  Answer(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  /** Answers with {@code value}, which people read as {@code text}. */
  void give(Object value, Supplier<String> text) {
    out.println(json ? json(value) : text.get());
    out.flush();
  }

  /** Answers with a line of JSON that was made elsewhere, which people read as {@code text}. */
  void giveLine(String line, Supplier<String> text) {
    out.println(json ? line : text.get());
    out.flush();
  }

  /** Says something to people only. */
  void say(String text) {
    if (!json) {
      out.println(text);
      out.flush();
    }
  }

  /** Says on standard error what is amiss with the answer, to people and to scripts. */
  void warn(String text) {
    err.println(text);
    err.flush();
  }

  private String json(Object value) {
    if (mapper == null) {
      mapper =
          JsonMapper.builder()
              .findAndAddModules()
              .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
              .defaultPropertyInclusion(
                  JsonInclude.Value.construct(
                      JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
              .build();
    }
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("answer as JSON", impossible);
    }
  }
}
