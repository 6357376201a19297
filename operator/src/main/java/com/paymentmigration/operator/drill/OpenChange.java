package com.paymentmigration.operator.drill;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that a drill is about to change and has not put back yet.
 *
 * @param drill name of the drill
 * @param what in words
 * @param data what putting it right needs
 * @param at when it was announced
 */
public record OpenChange(String drill, String what, Map<String, String> data, Instant at) {
  /** Copies. */
  public OpenChange {
    data = java.util.Collections.unmodifiableMap(new TreeMap<>(data));
  }
}
