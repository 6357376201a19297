package com.paymentmigration.lambda.stack;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An update that changes parameter values and nothing else.
 *
 * @param given parameter keys with new values
 * @param unchanged every other parameter key of the stack: sent as "use the previous value",
 *     because an omitted key silently takes its default
 * @param capabilities the stack's own, sent again
 * @param token client request token: a repeated request is the same operation
 */
public record StackUpdate(
    Map<String, String> given, List<String> unchanged, List<String> capabilities, String token) {
  /** Keeps its own sorted copy. */
  public StackUpdate {
    given = Collections.unmodifiableMap(new TreeMap<>(given));
    unchanged = List.copyOf(unchanged);
    capabilities = List.copyOf(capabilities);
  }
}
