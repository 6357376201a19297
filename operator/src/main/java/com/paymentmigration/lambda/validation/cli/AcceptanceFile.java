package com.paymentmigration.lambda.validation.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.validation.check.Acceptances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the file of {@code --accept}:
 *
 * <pre>{"accepted": [{"finding": "indexes: t.i: missing on the target", "reason": "made later"}]}
 * </pre>
 */
final class AcceptanceFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private record Document(List<Entry> accepted) {}

  private record Entry(String finding, String reason) {}

  private AcceptanceFile() {}

  /**
   * What {@code file} accepts.
   *
   * @param file null for nothing
   * @throws IllegalArgumentException if it is not of that form, an entry has no reason, names no
   *     check, or stands there twice
   */
  static Acceptances read(Path file) {
    if (file == null) {
      return Acceptances.NONE;
    }
    try {
      Document document = JSON.readValue(Files.readString(file), Document.class);
      SortedMap<String, String> reasons = new TreeMap<>();
      for (Entry entry : document == null ? List.<Entry>of() : entries(file, document)) {
        add(file, reasons, entry);
      }
      return new Acceptances(reasons);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(
          "--accept: received "
              + file
              + ", which cannot be read ("
              + wrong.getOriginalMessage()
              + "), allowed: {\"accepted\": [{\"finding\": …, \"reason\": …}]}",
          wrong);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "--accept: received " + file + ", which cannot be read, allowed: a file of UTF-8 text",
          unreadable);
    } catch (IllegalArgumentException wrong) {
      throw wrong.getMessage().startsWith("--accept")
          ? wrong
          : new IllegalArgumentException("--accept: " + wrong.getMessage(), wrong);
    }
  }

  private static List<Entry> entries(Path file, Document document) {
    if (document.accepted == null) {
      throw new IllegalArgumentException(
          "--accept: received " + file + " without \"accepted\", allowed: {\"accepted\": […]}");
    }
    return document.accepted;
  }

  private static void add(Path file, SortedMap<String, String> reasons, Entry entry) {
    if (entry == null || entry.finding == null || entry.reason == null) {
      throw new IllegalArgumentException(
          "--accept: received an entry of "
              + file
              + " without "
              + (entry == null || entry.finding == null ? "finding" : "reason of " + entry.finding)
              + ", allowed: {\"finding\": …, \"reason\": …}");
    }
    if (reasons.put(entry.finding, entry.reason) != null) {
      throw new IllegalArgumentException(
          "--accept: received '" + entry.finding + "' twice in " + file + ", allowed: once");
    }
  }
}
