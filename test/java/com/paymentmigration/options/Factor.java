package com.paymentmigration.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that is varied, with its values.
 *
 * @param name key, or keys that only make sense together
 * @param paired whether each of its values meets each value of the other paired factors; otherwise
 *     each value occurs in some row
 * @param choices values by key, as JSON
 */
record Factor(String name, boolean paired, List<Map<String, String>> choices) {
  /** One key whose values meet all others. */
  static Factor of(String key, String... values) {
    return new Factor(key, true, single(key, values));
  }

  /** One key with many values: each occurs. */
  static Factor each(String key, List<String> values) {
    return new Factor(key, false, single(key, values.toArray(String[]::new)));
  }

  /** Keys that depend on each other; a choice has a value for each, in this order. */
  static Factor together(List<String> keys, List<List<String>> choices) {
    List<Map<String, String>> all = new ArrayList<>();
    for (List<String> choice : choices) {
      Map<String, String> values = new LinkedHashMap<>();
      for (int index = 0; index < keys.size(); index++) {
        values.put(keys.get(index), choice.get(index));
      }
      all.add(values);
    }
    return new Factor(String.join("+", keys), true, all);
  }

  private static List<Map<String, String>> single(String key, String... values) {
    List<Map<String, String>> choices = new ArrayList<>();
    for (String value : values) {
      choices.add(Map.of(key, value));
    }
    return choices;
  }
}
