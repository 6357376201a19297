package com.paymentmigration.operator;

import java.util.Map;
import java.util.TreeMap;

/** Sets system properties for a test, and afterwards leaves them as they were. */
final class PropertyOverrides {
  private final Map<String, String> before = new TreeMap<>();

  void set(String key, String value) {
    before.putIfAbsent(key, System.getProperty(key, ""));
    System.setProperty(key, value);
  }

  /** An empty one counts as one that was not set. */
  void restore() {
    before.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            System.clearProperty(key);
          } else {
            System.setProperty(key, value);
          }
        });
  }
}
