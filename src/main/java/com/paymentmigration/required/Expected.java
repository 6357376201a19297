package com.paymentmigration.required;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A required value: texts with holes, one of which must be there, or {@code absent}. {@code <every
 * pattern>} is the list of all resources whose symbol matches.
 */
final class Expected {
  static final String ABSENT = "absent";
  private static final String OR = " <or> ";

  /** Longer texts are nobody's value: the longest of the template has a tenth of it. */
  private static final int LONGEST = 100_000;

  private static final Pattern EVERY = Pattern.compile("<every ([^<>]+)>");
  private static final Pattern HOLE =
      Pattern.compile(
          "<(" + String.join("|", Hole.FORMS.keySet()) + ")(?: ([^<>]*?))??(?: as ([a-zA-Z]+))?>");

  /** Where the alternative is one: not in a profile, or if a value seen elsewhere is this one. */
  private static final Pattern WHERE =
      Pattern.compile(
          "(?:not (?<profile>[a-z]+)|if (?<name>[a-zA-Z]+)=(?<value>[^:]+)): (?<rest>.*)");

  private record Alternative(Where where, Pattern form, List<Hole> holes) {}

  /** Restricts an alternative; empty texts restrict nothing. */
  private record Where(String notIn, String name, String value) {
    static Where of(Matcher found) {
      return new Where(
          orEmpty(found.group("profile")),
          orEmpty(found.group("name")),
          orEmpty(found.group("value")));
    }

    boolean holds(Facts facts) {
      return !notIn.equals(facts.profile()) && (name.isEmpty() || facts.was(name, value));
    }
  }

  private static final Where EVERYWHERE = new Where("", "", "");

  private final String text;
  private final List<Where> absent = new ArrayList<>();
  private final Map<String, Where> every = new LinkedHashMap<>();
  private final List<Alternative> alternatives = new ArrayList<>();

  Expected(String text) {
    this.text = text;
    List<String> parts = List.of(text.split(OR, -1));
    for (String part : parts) {
      Matcher list = EVERY.matcher(part);
      if (list.find()) {
        Matcher restricted = WHERE.matcher(part);
        every.put(list.group(1), restricted.matches() ? Where.of(restricted) : EVERYWHERE);
      } else if (part.equals(ABSENT) || part.endsWith(": " + ABSENT)) {
        Matcher restricted = WHERE.matcher(part);
        absent.add(restricted.matches() ? Where.of(restricted) : EVERYWHERE);
      } else {
        alternatives.add(alternative(part));
      }
    }
  }

  private static Alternative alternative(String text) {
    Matcher restricted = WHERE.matcher(text);
    boolean everywhere = !restricted.matches();
    String part = everywhere ? text : restricted.group("rest");
    StringBuilder form = new StringBuilder();
    List<Hole> holes = new ArrayList<>();
    Matcher hole = HOLE.matcher(part);
    int end = 0;
    while (hole.find()) {
      form.append(Pattern.quote(part.substring(end, hole.start())));
      Hole one = new Hole(hole.group(1), orEmpty(hole.group(2)), orEmpty(hole.group(3)));
      form.append('(').append(one.form()).append(')');
      holes.add(one);
      end = hole.end();
    }
    form.append(Pattern.quote(part.substring(end)));
    return new Alternative(
        everywhere ? EVERYWHERE : Where.of(restricted),
        Pattern.compile(form.toString()),
        List.copyOf(holes));
  }

  private static String orEmpty(String group) {
    return String.valueOf(group).equals("null") ? "" : group;
  }

  /** Whether nothing at all is right, too. */
  boolean isOptional(Facts facts) {
    return absent.stream().anyMatch(where -> where.holds(facts));
  }

  /** Whether {@code value} is right. */
  boolean admits(String value, Facts facts) {
    if (value.length() > LONGEST) {
      return false;
    }
    for (Map.Entry<String, Where> each : every.entrySet()) {
      if (each.getValue().holds(facts) && isEvery(each.getKey(), value, facts)) {
        return true;
      }
    }
    for (Alternative each : alternatives) {
      Matcher match = each.form().matcher(value);
      if (each.where().holds(facts) && match.matches() && admits(each.holes(), match, facts)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEvery(String pattern, String value, Facts facts) {
    int dot = pattern.indexOf('.');
    String attribute = dot < 0 ? "" : pattern.substring(dot);
    String symbols = dot < 0 ? pattern : pattern.substring(0, dot);
    List<String> all = facts.symbols(new ResourcePattern(symbols));
    String wanted =
        all.stream().map(each -> "${" + each + attribute + "}").collect(Collectors.joining(", "));
    return value.equals(wanted);
  }

  private static boolean admits(List<Hole> holes, Matcher match, Facts facts) {
    for (int group = 1; group <= holes.size(); group++) {
      if (!holes.get(group - 1).admits(match.group(group), facts)) {
        return false;
      }
    }
    for (int group = 1; group <= holes.size(); group++) {
      Hole hole = holes.get(group - 1);
      if (!hole.name().isEmpty()) {
        facts.remember(hole.name(), hole.remembered(match.group(group)));
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}
