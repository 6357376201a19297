package com.paymentmigration.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Formulas of CloudWatch's metric math, read with the kinds of their parts.
 *
 * <p>Source: CloudWatch user guide, "Metric math syntax and functions": operators {@code + - * /
 * ^}, comparisons, AND and OR, functions in upper case, ids that begin with a lower-case letter. A
 * result is a time series or an array of them, never a number alone.
 */
public final class MetricMath {
  private static final List<String> SYMBOLS =
      List.of(
          "==", "!=", "<=", ">=", "&&", "||", "(", ")", "[", "]", ",", "+", "-", "*", "/", "^", "<",
          ">");
  private static final List<List<String>> BY_PRECEDENCE =
      List.of(
          List.of("||", "OR"),
          List.of("&&", "AND"),
          List.of("==", "!=", "<=", ">=", "<", ">"),
          List.of("+", "-"),
          List.of("*", "/"),
          List.of("^"));
  private static final int COMPARISONS = 2;
  private static final int LONGEST_SEARCH = 1024;

  /** Words that stand for an argument, by function and the argument's place. */
  private static final Map<String, Set<String>> WORDS = words();

  private final Tokens tokens;
  private final Map<String, Series> operands;
  private final Set<String> metrics;
  private final Set<String> functions = new TreeSet<>();
  private final Set<String> ids = new TreeSet<>();

  private MetricMath(Tokens tokens, Map<String, Series> operands, Set<String> metrics) {
    this.tokens = tokens;
    this.operands = operands;
    this.metrics = metrics;
  }

  /**
   * A formula that was read.
   *
   * @param result what it yields
   * @param functions names of the functions it uses
   * @param ids operands it names
   */
  public record Formula(Series result, Set<String> functions, Set<String> ids) {}

  /**
   * Reads a formula.
   *
   * @param operands kinds of what it may name, by id
   * @param metrics ids of those that are metrics and no formulas
   * @throws SyntaxException where it breaks the grammar, names an unknown id or mixes kinds
   */
  public static Formula parse(String formula, Map<String, Series> operands, Set<String> metrics) {
    if (formula.length() > InsightsQuery.LONGEST) {
      throw SyntaxException.at(
          InsightsQuery.LONGEST,
          formula.length() + " characters",
          "at most " + InsightsQuery.LONGEST + " characters");
    }
    MetricMath math = new MetricMath(new Tokens(Lexer.tokens(formula, SYMBOLS)), operands, metrics);
    Series result = math.binary(0);
    math.tokens.expectEnd("an operator or the end");
    if (result != Series.SERIES && result != Series.ARRAY) {
      throw SyntaxException.at(
          0, result.words(), "a formula that yields a time series, for example TIME_SERIES(…)");
    }
    return new Formula(result, math.functions, math.ids);
  }

  private Series binary(int level) {
    if (level == BY_PRECEDENCE.size()) {
      return unary();
    }
    Series left = binary(level + 1);
    while (isOperator(level)) {
      Token operator = tokens.take();
      Series right = binary(level + 1);
      left = combined(operator, level, left, right);
    }
    return left;
  }

  private boolean isOperator(int level) {
    Token token = tokens.peek();
    return (token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.WORD)
        && BY_PRECEDENCE.get(level).contains(token.text());
  }

  private static Series combined(Token operator, int level, Series left, Series right) {
    boolean texts = left == Series.TEXT || right == Series.TEXT;
    boolean arrays = left == Series.ARRAY || right == Series.ARRAY;
    if (texts || (arrays && (level <= COMPARISONS || left == right))) {
      throw SyntaxException.at(
          operator.offset(),
          operator.text() + " between " + left.words() + " and " + right.words(),
          level <= COMPARISONS
              ? "time series and numbers"
              : "numbers, time series, or an array with one of them");
    }
    if (arrays) {
      return Series.ARRAY;
    }
    return left == Series.SERIES ? left : right;
  }

  private Series unary() {
    if (!tokens.peek().isSymbol("-")) {
      return primary();
    }
    Token minus = tokens.take();
    tokens.down();
    Series kind = unary();
    tokens.up();
    if (kind == Series.TEXT) {
      throw SyntaxException.at(minus.offset(), "- before a text", "a number or time series");
    }
    return kind;
  }

  private Series primary() {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.NUMBER) {
      tokens.take();
      return Series.SCALAR;
    }
    if (token.kind() == Token.Kind.WORD) {
      tokens.take();
      return tokens.takes("(") ? function(token) : operand(token);
    }
    tokens.down();
    Series kind;
    if (tokens.takes("(")) {
      kind = binary(0);
      tokens.expect(")");
    } else if (tokens.takes("[")) {
      kind = array();
    } else {
      throw tokens.refused("a number, an id, a function, ( or [");
    }
    tokens.up();
    return kind;
  }

  private Series array() {
    do {
      int offset = tokens.peek().offset();
      Series element = binary(0);
      if (element != Series.SERIES && element != Series.ARRAY) {
        throw SyntaxException.at(offset, element.words(), "time series between [ and ]");
      }
    } while (tokens.takes(","));
    tokens.expect("]");
    return Series.ARRAY;
  }

  private Series operand(Token token) {
    String id = token.text();
    Series kind = operands.get(id);
    if (kind == null) {
      throw SyntaxException.at(
          token.offset(),
          id,
          Character.isLowerCase(id.charAt(0))
              ? "an id of the same request: " + String.join(", ", new TreeSet<>(operands.keySet()))
              : "an id, which begins with a lower-case letter, or a function with its (");
    }
    ids.add(id);
    return kind;
  }

  private Series function(Token name) {
    MathFunction function = MathFunction.ALL.get(name.text());
    if (function == null) {
      throw SyntaxException.at(
          name.offset(),
          name.text(),
          "a function in upper case: " + String.join(", ", MathFunction.ALL.keySet()));
    }
    functions.add(name.text());
    tokens.down();
    List<Series> arguments = new ArrayList<>();
    while (!tokens.takes(")")) {
      if (!arguments.isEmpty()) {
        tokens.expect(",");
      }
      if (arguments.size() == function.most()) {
        throw tokens.refused(function.usage());
      }
      arguments.add(argument(name.text(), function, arguments.size()));
    }
    tokens.up();
    boolean noSeries =
        name.text().equals("IF")
            && Collections.frequency(arguments, Series.SCALAR) == arguments.size();
    if (arguments.size() < function.fewest() || noSeries) {
      throw SyntaxException.at(
          name.offset(),
          name.text() + " with " + arguments.size() + (noSeries ? " numbers" : " arguments"),
          function.usage());
    }
    return function.result().apply(arguments);
  }

  private Series argument(String name, MathFunction function, int index) {
    Token token = tokens.peek();
    Set<String> words = WORDS.getOrDefault(name + index, Set.of());
    if (token.kind() == Token.Kind.WORD && words.contains(token.text())) {
      tokens.take();
      return Series.SCALAR;
    }
    boolean wordOnly = name.equals("SORT") && !words.isEmpty();
    int before = tokens.taken();
    Series kind = token.isQuoted() ? text() : binary(0);
    boolean metricOnly =
        name.equals("PERIOD") && !(metrics.contains(token.text()) && tokens.taken() == before + 1);
    if (wordOnly || metricOnly || !function.takes(index, kind)) {
      throw SyntaxException.at(
          token.offset(), token.shown() + " (" + kind.words() + ")", function.usage());
    }
    if (name.equals("SEARCH")) {
      searched(token, index);
    }
    return kind;
  }

  /** User guide, "CloudWatch search expression syntax": words, a statistic, a period. */
  private static void searched(Token argument, int index) {
    if (index == 0 && argument.text().length() > LONGEST_SEARCH) {
      throw SyntaxException.at(
          argument.offset(),
          argument.text().length() + " characters",
          "at most " + LONGEST_SEARCH + " characters in a search");
    }
    if (index == 1 && !MetricRequest.isStatistic(argument.text())) {
      throw SyntaxException.at(argument.offset(), argument.shown(), MetricRequest.STATISTICS);
    }
    if (index == 2 && !MetricRequest.isPeriod(argument.text())) {
      throw SyntaxException.at(argument.offset(), argument.shown(), MetricRequest.PERIODS);
    }
  }

  private Series text() {
    tokens.take();
    return Series.TEXT;
  }

  private static Map<String, Set<String>> words() {
    Map<String, Set<String>> words = new TreeMap<>();
    words.put("FILL1", new TreeSet<>(List.of("REPEAT", "LINEAR")));
    words.put("SORT1", new TreeSet<>(List.of("AVG", "MIN", "MAX", "SUM")));
    words.put("SORT2", new TreeSet<>(List.of("ASC", "DESC")));
    return words;
  }
}
