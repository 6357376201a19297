package com.paymentmigration.language;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a service would refuse.
 *
 * @param where position in a text ({@code position 17}, counted from 1), or the path in a structure
 *     ({@code /detail/state/0})
 * @param received what stands there
 * @param allowed what may stand there
 */
public record Problem(String where, String received, String allowed) {
  private static final int LONGEST = 120;

  /** A problem of a structure: {@code value} is shortened, for it may be a whole document. */
  static Problem at(String path, JsonNode value, String allowed) {
    return new Problem(
        path, value.isMissingNode() ? "nothing" : shortened(value.toString()), allowed);
  }

  static Problem at(String path, String received, String allowed) {
    return new Problem(path, shortened(received), allowed);
  }

  private static String shortened(String text) {
    if (text.isBlank()) {
      return "nothing";
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  @Override
  public String toString() {
    return where + ": received " + received + ", allowed: " + allowed;
  }
}
