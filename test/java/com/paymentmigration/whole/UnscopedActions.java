package com.paymentmigration.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The actions that {@code rules/privilege.rego} lets stand on {@code *}, as it names them.
 *
 * @param reason why they have no resource
 * @param source page that says so
 * @param actions that are meant
 */
record UnscopedActions(String reason, String source, List<String> actions) {
  private static final Pattern GROUP =
      Pattern.compile(
          "\"reason\": \"([^\"]+)\",\\s*\"source\": \"([^\"]+)\",\\s*\"actions\": \\[([^\\]]+)\\]");

  static List<UnscopedActions> ofTheRule() {
    List<UnscopedActions> groups = new ArrayList<>();
    Matcher group = GROUP.matcher(rule());
    while (group.find()) {
      List<String> actions = new ArrayList<>();
      Matcher action = Pattern.compile("\"([^\"]+)\"").matcher(group.group(3));
      while (action.find()) {
        actions.add(action.group(1));
      }
      groups.add(new UnscopedActions(group.group(1), group.group(2), actions));
    }
    return groups;
  }

  private static String rule() {
    try (InputStream file = UnscopedActions.class.getResourceAsStream("/rules/privilege.rego")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
