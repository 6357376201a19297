package com.paymentmigration.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each parser takes what its service takes, and refuses what its service refuses. */
class LanguageExamplesTest {
  private static final int HOSTILE_LENGTH = 200_000;

  @ParameterizedTest
  @MethodSource("valid")
  void whatTheServiceAcceptsIsAccepted(Example example) {
    assertThat(example.problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void whatTheServiceRefusesIsRefusedWithPlaceAndWhatIsAllowed(Example example) {
    assertThat(example.problems())
        .isNotEmpty()
        .allSatisfy(
            problem -> {
              assertThat(problem.received()).isNotBlank();
              assertThat(problem.allowed()).isNotBlank();
            });
  }

  @Test
  void aRefusalNamesPositionReceivedAndAllowed() {
    String query =
        "SELECT SUM(Errors) FROM \"AWS/Lambda\" WHERE FunctionName = 'a' OR FunctionName = 'b'";

    assertThat(new Example(Example.Language.METRICS_INSIGHTS, false, "", query).problems())
        .singleElement()
        .hasToString(
            "position "
                + (query.indexOf("OR Fun") + 1)
                + ": received OR, allowed: the end; conditions are joined by AND only, clauses stand in"
                + " the order WHERE, GROUP BY, ORDER BY, LIMIT");
  }

  /** Long, deeply nested or ambiguous texts: no parser backtracks, none exhausts the stack. */
  @ParameterizedTest
  @MethodSource("hostile")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void aHostileTextIsRefusedInBoundedTime(Example example) {
    assertThat(example.problems()).isNotEmpty();
  }

  @Test
  void anAlarmHasOneComparedSeriesOfTenMetricsOfOnePeriod() {
    assertThat(alarm(metrics(10) + formula(sum(10)), "").get()).isEmpty();
    assertThat(alarm(metrics(11) + formula(sum(11)), "").get().toString())
        .contains("11 metrics", "at most 10");
    assertThat(
            alarm(metrics(2).replaceFirst("60", "300") + formula("m0 + m1"), "").get().toString())
        .contains("same period");
    assertThat(alarm(metrics(1) + formula("METRICS()"), "").get().toString())
        .contains("one time series");
    assertThat(alarm(metrics(1).replace("false", "true") + formula("m0 + 1"), "").get().toString())
        .contains("2 with ReturnData true");
    assertThat(alarm(metrics(1) + formula("SUM(SEARCH('x', 'Sum'))"), "").get().toString())
        .contains("no SEARCH in an alarm");
    assertThat(alarm(metrics(1) + formula("m1"), "").get().toString())
        .contains("an id of the same request: m0");
  }

  @Test
  void fillInAnAlarmNeedsFewerDatapointsThanPeriods() {
    assertThat(alarm(metrics(1) + formula("FILL(m0, 0)"), "").get().toString())
        .contains("FILL, and 1 of 1 datapoints");
    assertThat(
            alarm(metrics(1) + formula("FILL(m0, 0)"), "\"DatapointsToAlarm\":2,")
                .get()
                .toString()
                .replace("EvaluationPeriods\":1", "EvaluationPeriods\":3"))
        .contains("1 to EvaluationPeriods");
  }

  @Test
  void aQueryOfSeveralSeriesInAnAlarmIsOrdered() {
    String grouped = "SELECT SUM(Errors) FROM \\\"AWS/Lambda\\\" GROUP BY FunctionName";

    assertThat(alarm(query(grouped), "").get().toString()).contains("GROUP BY without ORDER BY");
    assertThat(alarm(query(grouped + " ORDER BY SUM() DESC"), "").get()).isEmpty();
    assertThat(
            alarm(query(grouped.replace("GROUP BY FunctionName", "WHERE a = 'b' OR a = 'c'")), "")
                .get()
                .toString())
        .contains("received OR");
  }

  private static Supplier<List<Problem>> alarm(String queries, String more) {
    JsonNode alarm =
        Example.json(
            "{"
                + more
                + "\"EvaluationPeriods\":1,\"Threshold\":1,\"ComparisonOperator\":\"GreaterThanThreshold\","
                + "\"Metrics\":["
                + queries.replaceFirst(",$", "")
                + "]}");
    return () -> AlarmMetrics.problems(alarm);
  }

  private static String metrics(int count) {
    StringBuilder metrics = new StringBuilder();
    for (int id = 0; id < count; id++) {
      metrics
          .append("{\"Id\":\"m")
          .append(id)
          .append(
              "\",\"ReturnData\":false,\"MetricStat\":{\"Metric\":{\"Namespace\":\"a\",\"MetricName\":\"b\"},"
                  + "\"Period\":60,\"Stat\":\"Sum\"}},");
    }
    return metrics.toString();
  }

  private static String sum(int count) {
    return Stream.iterate(0, id -> id + 1)
        .limit(count)
        .map(id -> "m" + id)
        .reduce((a, b) -> a + " + " + b)
        .orElseThrow();
  }

  private static String formula(String formula) {
    return "{\"Id\":\"e\",\"Expression\":\"" + formula + "\",\"ReturnData\":true}";
  }

  private static String query(String query) {
    return "{\"Id\":\"q\",\"Expression\":\"" + query + "\",\"Period\":60,\"ReturnData\":true}";
  }

  static Stream<Example> valid() {
    return Example.all().stream().filter(Example::valid);
  }

  static Stream<Example> invalid() {
    return Example.all().stream().filter(example -> !example.valid());
  }

  static Stream<Example> hostile() {
    String deep = "(".repeat(1000);
    Map<String, Example.Language> texts = new TreeMap<>();
    texts.put("-".repeat(2000) + "m1", Example.Language.METRIC_MATH);
    texts.put(deep + "m1" + ")".repeat(1000), Example.Language.METRIC_MATH);
    texts.put("ABS(".repeat(500) + "m1" + ")".repeat(500), Example.Language.METRIC_MATH);
    texts.put("m1 + ".repeat(HOSTILE_LENGTH), Example.Language.METRIC_MATH);
    texts.put("SELECT SUM(" + "a".repeat(HOSTILE_LENGTH), Example.Language.METRICS_INSIGHTS);
    texts.put(
        "SELECT SUM(a) FROM b WHERE " + "c = 'd' AND ".repeat(100),
        Example.Language.METRICS_INSIGHTS);
    texts.put(deep + "TRUE" + ")".repeat(1000), Example.Language.ALARM_RULES);
    texts.put("NOT ".repeat(2500), Example.Language.ALARM_RULES);
    texts.put("ALARM(a) OR ".repeat(800) + "TRUE", Example.Language.ALARM_RULES);
    texts.put("cron(" + "1,".repeat(HOSTILE_LENGTH) + " * * * ? *)", Example.Language.SCHEDULES);
    texts.put("rate(" + "9".repeat(HOSTILE_LENGTH) + " minutes)", Example.Language.SCHEDULES);
    texts.put("States.Array(".repeat(5000) + ")".repeat(5000), Example.Language.STATES_EXPRESSIONS);
    texts.put("$" + "[".repeat(HOSTILE_LENGTH), Example.Language.STATES_EXPRESSIONS);
    texts.put("States.Array('" + "\\'".repeat(HOSTILE_LENGTH), Example.Language.STATES_EXPRESSIONS);
    String name = "a".repeat(HOSTILE_LENGTH);
    texts.put("{\"source\":[\"" + name + "\"]}", Example.Language.EVENT_PATTERNS);
    return texts.entrySet().stream()
        .map(text -> new Example(text.getValue(), false, "PAYLOAD hostile", text.getKey()));
  }

  @Test
  void everyLanguageHasExamplesOfBothKinds() {
    Map<Example.Language, Set<Boolean>> kinds = new TreeMap<>();
    Example.all()
        .forEach(
            each ->
                kinds
                    .computeIfAbsent(each.language(), key -> new java.util.TreeSet<>())
                    .add(each.valid()));

    assertThat(kinds).hasSize(Example.Language.values().length);
    assertThat(kinds.values()).allSatisfy(both -> assertThat(both).hasSize(2));
  }
}
