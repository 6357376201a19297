package com.paymentmigration.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the template's rules say, by their id, for documents. */
public final class RuleMessages {
  private RuleMessages() {}

  /** Every rule's message, in order. */
  public static Map<String, String> all() {
    Map<String, String> messages = new LinkedHashMap<>();
    CombinationRule.ALL.forEach(rule -> messages.put(rule.id(), rule.message()));
    return messages;
  }
}
