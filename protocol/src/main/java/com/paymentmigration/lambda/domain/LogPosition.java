package com.paymentmigration.lambda.domain;

import java.util.Objects;

/**
 * A place in a server's binary log.
 *
 * @param file name of the file; empty text for "wherever the log ends now"
 * @param at position in the file, in bytes; 0 where there is no file
 */
public record LogPosition(String file, long at) {
  /** Wherever the log ends when it is looked at. */
  public static final LogPosition END = new LogPosition("", 0);

  private static final String SEPARATOR = ":";

  /**
   * Rejects what is no place.
   *
   * @throws IllegalArgumentException naming the part
   */
  public LogPosition {
    Objects.requireNonNull(file, "file");
    if (at < 0) {
      throw new IllegalArgumentException("position: received " + at + ", allowed: 0 or more");
    }
  }

  /** Whether this is the log's end, wherever that is. */
  public boolean isEnd() {
    return file.isEmpty();
  }

  /**
   * The place that {@link #toString} wrote; empty text is {@link #END}.
   *
   * @throws IllegalArgumentException if {@code text} is no such place
   */
  public static LogPosition parse(String text) {
    if (text.isEmpty()) {
      return END;
    }
    int colon = text.lastIndexOf(SEPARATOR);
    if (colon < 1) {
      throw new IllegalArgumentException(
          "log position: received '" + text + "', allowed: FILE:POSITION");
    }
    return new LogPosition(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return isEnd() ? "" : file + SEPARATOR + at;
  }
}
