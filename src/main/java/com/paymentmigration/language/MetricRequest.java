package com.paymentmigration.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Metrics, formulas and queries that are asked for together, and so may name each other: those of
 * an alarm, or of a widget.
 *
 * <p>Source: CloudWatch API reference, MetricDataQuery and MetricStat; "Metrics Insights quotas":
 * one query a request.
 */
final class MetricRequest {
  private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9_]{0,254}");
  private static final Set<Integer> SHORT_PERIODS = new TreeSet<>(List.of(1, 5, 10, 20, 30));
  static final String STATISTICS =
      "Average, Sum, Minimum, Maximum, SampleCount, IQM, p0 to p100, tm99, PR(…:…) and their like";
  static final String PERIODS = "1, 5, 10, 20, 30 or a multiple of 60 seconds";
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final String BOUND = "(\\d{1,9}(\\.\\d{1,10})?)?%?";
  private static final Pattern STATISTIC =
      Pattern.compile(
          "Average|Sum|Minimum|Maximum|SampleCount|IQM"
              + "|(p|tm|tc|ts|wm)(100|\\d{1,2}(\\.\\d{1,10})?)"
              + "|(PR|TM|TC|TS|WM)\\("
              + BOUND
              + ":"
              + BOUND
              + "\\)");

  /**
   * One of them.
   *
   * @param path where it stands
   * @param id its name, or nothing
   * @param formula formula or query, or nothing for a metric
   */
  private record Entry(String path, String id, String formula) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Series> kinds = new LinkedHashMap<>();
  private final Map<String, MetricMath.Formula> formulas = new TreeMap<>();
  private final Map<String, InsightsQuery> queries = new TreeMap<>();

  /** Adds a metric or formula whose id, expression, stat and period {@code node} names. */
  void add(String path, JsonNode node, boolean formula) {
    String suffix = node.has("Id") || node.has("Expression") ? "Expression" : "expression";
    String id = node.path("Id").asText(node.path("id").asText(""));
    entries.add(new Entry(path, id, formula ? node.path(suffix).asText() : null));
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      refuse(path + "/id", id, "a lower-case letter, then letters, digits and underscores");
    }
    statistic(path, node.path("stat"));
    period(path, node.path("period"));
    period(path, node.path("Period"));
  }

  /** Checks a statistic, if there is one. */
  void statistic(String path, JsonNode stat) {
    if (!stat.isMissingNode() && !isStatistic(stat.asText())) {
      refuse(path + "/stat", stat.asText(), STATISTICS);
    }
  }

  static boolean isStatistic(String text) {
    return STATISTIC.matcher(text).matches();
  }

  static boolean isPeriod(String seconds) {
    if (!WHOLE.matcher(seconds).matches()) {
      return false;
    }
    int period = Integer.parseInt(seconds);
    return SHORT_PERIODS.contains(period) || (period > 0 && period % 60 == 0);
  }

  /** Checks a period in seconds, if there is one. */
  void period(String path, JsonNode period) {
    if (!period.isMissingNode() && !isPeriod(period.asText())) {
      refuse(path + "/period", period.toString(), PERIODS);
    }
  }

  /** What is wrong; formulas are read in the order of their references. */
  List<Problem> problems() {
    Map<String, Entry> byId = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (!entry.id().isEmpty() && byId.put(entry.id(), entry) != null) {
        refuse(entry.path() + "/id", entry.id(), "an id that no other metric of the request has");
      }
    }
    for (Entry entry : byId.values()) {
      if (entry.formula() == null) {
        kinds.put(entry.id(), Series.SERIES);
      }
    }
    Set<String> metrics = new TreeSet<>(kinds.keySet());
    List<Entry> left =
        new ArrayList<>(entries.stream().filter(entry -> entry.formula() != null).toList());
    boolean progress = true;
    while (progress) {
      progress = left.removeIf(entry -> isReady(entry, byId) && read(entry, metrics));
    }
    for (Entry entry : left) {
      refuse(
          entry.path(),
          entry.formula(),
          "a formula that does not name itself, or one that names it");
    }
    if (queries.size() > 1) {
      refuse(
          entries.get(0).path(),
          queries.size() + " Metrics Insights queries",
          "one query a request");
    }
    return problems;
  }

  /** The formula with this id, once {@link #problems} ran; null for a query or a broken one. */
  MetricMath.Formula formula(String id) {
    return formulas.get(id);
  }

  /** The query with this id, once {@link #problems} ran; null for a formula or a broken one. */
  InsightsQuery query(String id) {
    return queries.get(id);
  }

  /** Whether every formula that {@code entry} names was read. */
  private boolean isReady(Entry entry, Map<String, Entry> byId) {
    if (InsightsQuery.isQuery(entry.formula())) {
      return true;
    }
    for (String word : entry.formula().split("[^A-Za-z0-9_]+", -1)) {
      if (byId.containsKey(word) && !kinds.containsKey(word)) {
        return false;
      }
    }
    return true;
  }

  private boolean read(Entry entry, Set<String> metrics) {
    String key = entry.id().isEmpty() ? entry.path() : entry.id();
    try {
      if (InsightsQuery.isQuery(entry.formula())) {
        InsightsQuery query = InsightsQuery.parse(entry.formula());
        queries.put(key, query);
        kinds.put(key, query.groupBy().isEmpty() ? Series.SERIES : Series.ARRAY);
      } else {
        MetricMath.Formula formula = MetricMath.parse(entry.formula(), kinds, metrics);
        formulas.put(key, formula);
        kinds.put(key, formula.result());
      }
    } catch (SyntaxException wrong) {
      Problem problem = wrong.problem();
      problems.add(
          new Problem(
              entry.path() + ", " + problem.where() + " of " + entry.formula(),
              problem.received(),
              problem.allowed()));
      kinds.put(key, Series.SERIES);
    }
    return true;
  }

  private void refuse(String path, String received, String allowed) {
    problems.add(Problem.at(path, received, allowed));
  }
}
