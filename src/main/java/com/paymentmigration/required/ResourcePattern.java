package com.paymentmigration.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of resources: {@code {n}} is a digit, {@code {hash}} are eight, any other name in braces
 * stands for letters and digits. A value may repeat what was found.
 */
final class ResourcePattern {
  private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)\\}");

  private final Pattern regex;
  private final List<String> names = new ArrayList<>();

  ResourcePattern(String text) {
    StringBuilder form = new StringBuilder();
    Matcher variable = VARIABLE.matcher(text);
    int end = 0;
    while (variable.find()) {
      form.append(Pattern.quote(text.substring(end, variable.start())));
      form.append('(').append(form(variable.group(1))).append(')');
      names.add(variable.group(1));
      end = variable.end();
    }
    regex = Pattern.compile(form.append(Pattern.quote(text.substring(end))).toString());
  }

  private static String form(String name) {
    return switch (name) {
      case "n" -> "[1-9]";
      case "hash" -> "[0-9A-F]{8}";
      default -> "[A-Za-z0-9]+";
    };
  }

  boolean matches(String symbol) {
    return regex.matcher(symbol).matches();
  }

  /** Puts what the variables stand for in {@code symbol} into a text; empty if it is no match. */
  Optional<UnaryOperator<String>> filling(String symbol) {
    Matcher found = regex.matcher(symbol);
    if (!found.matches()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int group = 1; group <= names.size(); group++) {
      values.add(found.group(group));
    }
    return Optional.of(text -> filled(text, values));
  }

  private String filled(String text, List<String> values) {
    String filled = text;
    for (int index = 0; index < names.size(); index++) {
      filled = filled.replace("{" + names.get(index) + "}", values.get(index));
    }
    return filled;
  }
}
