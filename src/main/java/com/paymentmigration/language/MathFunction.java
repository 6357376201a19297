package com.paymentmigration.language;

import static com.paymentmigration.language.Series.ARRAY;
import static com.paymentmigration.language.Series.SCALAR;
import static com.paymentmigration.language.Series.SERIES;
import static com.paymentmigration.language.Series.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A function of metric math: how many arguments of which kinds it takes, and what it yields.
 *
 * <p>Source: CloudWatch user guide, "Functions supported for metric math".
 *
 * @param fewest least number of arguments
 * @param parameters which kinds each argument may have; the last stands for all further ones
 * @param most greatest number of arguments
 * @param result what it yields for these kinds of arguments
 * @param usage how the guide writes it
 */
record MathFunction(
    int fewest,
    int most,
    List<Parameter> parameters,
    Function<List<Series>, Series> result,
    String usage) {
  /** Kinds that an argument may have. */
  record Parameter(List<Series> kinds) {
    static final Parameter S = of(SCALAR);
    static final Parameter TS = of(SERIES);
    static final Parameter TSS = of(ARRAY);
    static final Parameter ANY = of(SERIES, ARRAY);
    static final Parameter VALUE = of(SCALAR, SERIES);
    static final Parameter STRING = of(TEXT);
    static final Parameter WHATEVER = of(TEXT, SCALAR, SERIES);

    private static Parameter of(Series... kinds) {
      return new Parameter(List.of(kinds));
    }

    boolean takes(Series kind) {
      return kinds.contains(kind);
    }
  }

  /** All functions by name. */
  static final Map<String, MathFunction> ALL = all();

  private static Map<String, MathFunction> all() {
    Map<String, MathFunction> all = new LinkedHashMap<>();
    for (String name :
        List.of(
            "ABS", "CEIL", "FLOOR", "LOG", "LOG10", "DIFF", "DIFF_TIME", "RATE", "RUNNING_SUM")) {
      put(all, name, 1, 1, MathFunction::same, "(TS | TS[])", Parameter.ANY);
    }
    for (String name : List.of("AVG", "MAX", "MIN", "SUM", "STDDEV", "DATAPOINT_COUNT")) {
      put(all, name, 1, 1, MathFunction::reduced, "(TS | TS[])", Parameter.ANY);
    }
    for (String name : List.of("MINUTE", "HOUR", "DAY", "DATE", "MONTH", "YEAR", "EPOCH")) {
      put(all, name, 1, 1, kinds -> SERIES, "(TS)", Parameter.TS);
    }
    put(all, "PERIOD", 1, 1, kinds -> SCALAR, "(metric)", Parameter.TS);
    put(all, "SERVICE_QUOTA", 1, 1, kinds -> SERIES, "(TS)", Parameter.TS);
    put(all, "TIME_SERIES", 1, 1, kinds -> SERIES, "(S)", Parameter.S);
    put(all, "METRIC_COUNT", 1, 1, kinds -> SCALAR, "(TS[])", Parameter.TSS);
    put(all, "FIRST", 1, 1, kinds -> SERIES, "(TS[])", Parameter.TSS);
    put(all, "LAST", 1, 1, kinds -> SERIES, "(TS[])", Parameter.TSS);
    put(all, "REMOVE_EMPTY", 1, 1, MathFunction::same, "(TS[])", Parameter.TSS);
    put(
        all,
        "FILL",
        2,
        2,
        MathFunction::same,
        "(TS | TS[], S | TS | REPEAT | LINEAR)",
        Parameter.ANY,
        Parameter.VALUE);
    put(
        all,
        "IF",
        2,
        3,
        kinds -> SERIES,
        "(condition, S | TS, [S | TS])",
        Parameter.VALUE,
        Parameter.VALUE);
    put(all, "SLICE", 2, 3, MathFunction::same, "(TS[], S, [S])", Parameter.TSS, Parameter.S);
    put(
        all,
        "SORT",
        3,
        4,
        MathFunction::same,
        "(TS[], AVG | MIN | MAX | SUM, ASC | DESC, [S])",
        Parameter.TSS,
        Parameter.S);
    put(all, "METRICS", 0, 1, kinds -> ARRAY, "([text])", Parameter.STRING);
    put(
        all,
        "ANOMALY_DETECTION_BAND",
        1,
        2,
        kinds -> ARRAY,
        "(TS, [S])",
        Parameter.TS,
        Parameter.S);
    put(
        all,
        "SEARCH",
        2,
        3,
        kinds -> ARRAY,
        "(text, text, [S])",
        Parameter.STRING,
        Parameter.STRING,
        Parameter.S);
    put(all, "INSIGHT_RULE_METRIC", 2, 2, kinds -> SERIES, "(text, text)", Parameter.STRING);
    put(all, "DB_PERF_INSIGHTS", 3, 3, kinds -> SERIES, "(text, text, text)", Parameter.STRING);
    put(all, "LAMBDA", 1, 20, kinds -> SERIES, "(text, …)", Parameter.WHATEVER);
    return all;
  }

  private static void put(
      Map<String, MathFunction> all,
      String name,
      int fewest,
      int most,
      Function<List<Series>, Series> result,
      String usage,
      Parameter... parameters) {
    all.put(name, new MathFunction(fewest, most, List.of(parameters), result, name + usage));
  }

  private static Series same(List<Series> kinds) {
    return kinds.get(0);
  }

  private static Series reduced(List<Series> kinds) {
    return kinds.get(0) == ARRAY ? SERIES : SCALAR;
  }

  /** Whether the argument at {@code index}, from 0, may be of {@code kind}. */
  boolean takes(int index, Series kind) {
    return parameters.get(Math.min(index, parameters.size() - 1)).takes(kind);
  }
}
