package com.paymentmigration.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.testsupport.SourceTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A text of a language that a service accepts or refuses, from {@code test/resources/language}.
 *
 * @param language which one
 * @param valid whether the service accepts it
 * @param source where it is from, or why it is refused
 * @param text the text, or the structure as JSON
 */
public record Example(Language language, boolean valid, String source, String text) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, Series> OPERANDS = new LinkedHashMap<>();

  static {
    for (String id : List.of("m1", "m2", "m3", "errors", "requests")) {
      OPERANDS.put(id, Series.SERIES);
    }
  }

  /** Languages with a file of examples. */
  public enum Language {
    METRICS_INSIGHTS("metrics-insights"),
    METRIC_MATH("metric-math"),
    ALARMS("alarms"),
    ALARM_RULES("alarm-rules"),
    EVENT_PATTERNS("event-patterns"),
    SCHEDULES("schedules"),
    DASHBOARDS("dashboards"),
    POLICIES("policies"),
    STATES_EXPRESSIONS("states-expressions");

    private final String file;

    Language(String file) {
      this.file = file;
    }
  }

  /** All examples, in the order of the files. */
  public static List<Example> all() {
    List<Example> examples = new ArrayList<>();
    for (Language language : Language.values()) {
      String file = "test/resources/language/" + language.file + ".tsv";
      for (String line : SourceTree.text(SourceTree.path(file)).lines().toList()) {
        String[] columns = line.split("\t", -1);
        if (!line.startsWith("#")) {
          examples.add(new Example(language, columns[0].equals("valid"), columns[1], columns[2]));
        }
      }
    }
    return examples;
  }

  /** What its parser refuses. */
  List<Problem> problems() {
    return switch (language) {
      case METRICS_INSIGHTS -> parsed(() -> InsightsQuery.parse(text));
      case METRIC_MATH ->
          parsed(() -> MetricMath.parse(text, OPERANDS, new TreeSet<>(OPERANDS.keySet())));
      case ALARM_RULES -> parsed(() -> AlarmRule.parse(text));
      case ALARMS -> AlarmMetrics.problems(json(text));
      case SCHEDULES -> parsed(() -> Schedule.check(text, reader()));
      case STATES_EXPRESSIONS ->
          parsed(
              () ->
                  StatesExpression.check(
                      text, StatesExpression.Place.valueOf(source.split(" ", 2)[0])));
      case EVENT_PATTERNS -> EventPattern.problems(json(text));
      case DASHBOARDS -> DashboardBody.read(json(text)).problems();
      case POLICIES ->
          PolicyDocument.problems(json(text), PolicyKind.valueOf(source.split(" ", 2)[0]));
    };
  }

  /** Who reads the schedule, by the first word of its source; a rule, if that names nobody. */
  private Schedule.Reader reader() {
    for (Schedule.Reader reader : Schedule.Reader.values()) {
      if (source.startsWith(reader.name() + " ")) {
        return reader;
      }
    }
    return Schedule.Reader.EVENT_RULE;
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  private static List<Problem> parsed(Runnable parser) {
    try {
      parser.run();
      return List.of();
    } catch (SyntaxException wrong) {
      return List.of(wrong.problem());
    }
  }

  @Override
  public String toString() {
    return language + " " + source + ": " + text;
  }
}
