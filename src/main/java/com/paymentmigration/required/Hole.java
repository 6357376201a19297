package com.paymentmigration.required;

import com.paymentmigration.lambda.domain.TrafficWeight;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a required value that is not spelled out, for example {@code <number 30..3653; prod
 * 365..3653>}.
 *
 * @param kind a key of {@link #FORMS}
 * @param argument what follows the kind; may be empty
 * @param name under which the value must be the same everywhere; may be empty
 */
record Hole(String kind, String argument, String name) {
  private static final String MAYBE = "maybe";

  /** Percent after percent up to 100, and the same steps seen from the other side down to 0. */
  private static final String RISING = "rising";

  private static final String FALLING = "falling";

  /** Three of a region, no two the same. */
  private static final String ZONES = "zones";

  private static final int NUMBER_OF_ZONES = 3;
  private static final String LIST = "[0-9]{1,3}(?:, [0-9]{1,3}){0,99}";
  private static final int ALL = 100;

  /** What a value of each kind looks like; {@code maybe} is its own argument or nothing. */
  static final Map<String, String> FORMS = forms();

  private static final Pattern BOUNDS = Pattern.compile("(?:([a-z]+) )?([0-9.]+)\\.\\.([0-9.]+)");
  private static final Pattern PREFIX = Pattern.compile("/([0-9]+)\\.\\.([0-9]+)");

  private static Map<String, String> forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("text", "[^\\n]+?");
    forms.put("any", "[\\s\\S]*");
    forms.put("word", "[A-Za-z0-9_.-]+");
    // Possessive: a greedy group is matched by recursion, and 5,000 characters are a stack too
    // deep.
    forms.put("names", "[a-z][a-z0-9_]*+(?:,[a-z][a-z0-9_]*+)*+");
    forms.put(
        "alarms", "(?: OR ALARM\\(\"(?!arn:)(?:[^\"$\\\\\n]|\\$\\{AWS::Region}){1,255}+\"\\))*+");
    forms.put(ZONES, "\\$\\{AWS::Region}[a-z](?:,\\$\\{AWS::Region}[a-z]){2}");
    forms.put("path", "/[A-Za-z0-9._/-]*");
    forms.put("number", "-?[0-9]{1,15}(?:\\.[0-9]{1,15})?");
    forms.put(RISING, LIST);
    forms.put(FALLING, LIST);
    forms.put("cidr", "[0-9./]+");
    forms.put("hash", "[0-9a-f]{64}");
    forms.put(MAYBE, "");
    return forms;
  }

  /** Regular expression of a value. */
  String form() {
    return kind.equals(MAYBE) ? "(?:" + Pattern.quote(argument) + ")?" : FORMS.get(kind);
  }

  /** Whether {@code value}, which has the form, is one that is allowed. */
  boolean admits(String value, Facts facts) {
    boolean allowed =
        switch (kind) {
          case "number" -> argument.isEmpty() || isBetween(new BigDecimal(value), facts);
          case MAYBE -> true;
          case ZONES -> Stream.of(value.split(",", -1)).distinct().count() == NUMBER_OF_ZONES;
          case RISING -> rises(value);
          case FALLING -> rises(complements(value));
          case "cidr" ->
              AddressRange.of(value).filter(range -> isAllowed(range, facts)).isPresent();
          default -> argument.isEmpty() || List.of(argument.split(", ", -1)).contains(value);
        };
    return allowed && (name.isEmpty() || facts.agrees(name, remembered(value)));
  }

  /**
   * What is compared with the same name elsewhere. A step whose complement is no weight (20 has no
   * 80) exists on the way up only.
   */
  String remembered(String value) {
    return switch (kind) {
      case FALLING -> complements(value);
      case RISING ->
          Stream.of(value.split(", ", -1))
              .filter(each -> TrafficWeight.ALLOWED.contains(ALL - Integer.parseInt(each)))
              .collect(Collectors.joining(", "));
      default -> value;
    };
  }

  private static String complements(String value) {
    return Stream.of(value.split(", ", -1))
        .map(each -> String.valueOf(ALL - Integer.parseInt(each)))
        .collect(Collectors.joining(", "));
  }

  private static boolean rises(String steps) {
    int previous = 0;
    for (String each : steps.split(", ", -1)) {
      int step = Integer.parseInt(each);
      if (step <= previous) {
        return false;
      }
      previous = step;
    }
    return previous == ALL;
  }

  /** Bounds of the profile, if it has some of its own, or else those of all. */
  private boolean isBetween(BigDecimal value, Facts facts) {
    boolean between = false;
    for (String each : argument.split("; ", -1)) {
      Matcher bounds = BOUNDS.matcher(each);
      if (bounds.matches()
          && (bounds.group(1) == null || bounds.group(1).equals(facts.profile()))) {
        between =
            value.compareTo(new BigDecimal(bounds.group(2))) >= 0
                && value.compareTo(new BigDecimal(bounds.group(3))) <= 0;
      }
    }
    return between;
  }

  private boolean isAllowed(AddressRange range, Facts facts) {
    int shortest = 0;
    int longest = AddressRange.BITS;
    boolean inside = false;
    for (String each : argument.split(" ", -1)) {
      Matcher prefix = PREFIX.matcher(each);
      if (prefix.matches()) {
        shortest = Integer.parseInt(prefix.group(1));
        longest = Integer.parseInt(prefix.group(2));
      } else if (each.startsWith("of:")) {
        inside |= facts.rangeOf(each.substring(3)).filter(range::equals).isPresent();
      } else if (each.startsWith("in:")) {
        inside |= facts.rangeOf(each.substring(3)).filter(it -> it.contains(range)).isPresent();
      } else {
        Optional<AddressRange> known = AddressRange.of(each);
        inside |= known.filter(it -> it.contains(range)).isPresent();
      }
    }
    return inside && range.prefix() >= shortest && range.prefix() <= longest;
  }
}
