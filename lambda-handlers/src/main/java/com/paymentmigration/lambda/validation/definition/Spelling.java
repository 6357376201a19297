package com.paymentmigration.lambda.validation.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One spelling of what MySQL accepts or shows in several. What could mean something else keeps its
 * own. Source of each rule: Reference Manual 8.0, named at it.
 */
public final class Spelling {
  /**
   * "Numeric Data Type Syntax": the display width does not constrain values and is deprecated. With
   * ZEROFILL it decides what is read, and drivers read {@code tinyint(1)} as a boolean.
   */
  private static final Pattern WIDTH =
      Pattern.compile("^((?:tiny|small|medium|big)?int|year)\\((?!1\\)$)\\d+\\)(?!.*zerofill)");

  private static final Pattern NOW =
      Pattern.compile("(?:CURRENT_TIMESTAMP|NOW|LOCALTIME|LOCALTIMESTAMP)(?:\\((\\d*)\\))?");

  /** "CREATE TABLE Statement": InnoDB ignores these, or keeps them elsewhere. */
  private static final Set<String> IDLE_OPTIONS =
      new TreeSet<>(
          List.of(
              "row_format",
              "partitioned",
              "avg_row_length",
              "checksum",
              "delay_key_write",
              "max_rows",
              "min_rows",
              "pack_keys"));

  /** Names of the zone whose offset is always zero: IANA time zone database, {@code Etc/UTC}. */
  private static final Set<String> ZERO =
      new TreeSet<>(
          List.of(
              "utc",
              "etc/utc",
              "uct",
              "etc/uct",
              "zulu",
              "etc/zulu",
              "universal",
              "etc/universal",
              "gmt",
              "etc/gmt",
              "etc/gmt+0",
              "etc/gmt-0",
              "etc/gmt0"));

  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2}):(\\d{2})");
  private static final Pattern SYSTEM = Pattern.compile("SYSTEM \\((.*)\\)");
  private static final Pattern RECURRING =
      Pattern.compile("EVERY (.+?) ([A-Z_]+) (SYSTEM \\([^)]*\\)|\\S+)((?: starts .*)?)");
  private static final Pattern ONE_TIME =
      Pattern.compile("ONE TIME (\\S+ \\S+) (SYSTEM \\([^)]*\\)|\\S+)");
  private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");

  private Spelling() {}

  /** A column's type, or a parameter's. */
  public static String type(String type) {
    String plain = WIDTH.matcher(type).replaceFirst("$1");
    return plain.equals("geometrycollection") ? "geomcollection" : plain;
  }

  /** Names of character sets or collations: {@code utf8} is the old name of {@code utf8mb3}. */
  public static String charset(String names) {
    return Arrays.stream(names.split(" ", -1))
        .map(
            name ->
                name.equals("utf8") || name.startsWith("utf8_")
                    ? "utf8mb3" + name.substring(4)
                    : name)
        .collect(Collectors.joining(" "));
  }

  /** A default: the functions that mean the time of the statement. */
  public static String temporalDefault(String value) {
    Matcher matcher = NOW.matcher(value.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      return value;
    }
    String digits = matcher.group(1);
    boolean whole = digits == null || digits.isEmpty() || digits.equals("0");
    return whole ? "CURRENT_TIMESTAMP" : "CURRENT_TIMESTAMP(" + digits + ")";
  }

  /**
   * A column's {@code extra}. That a default is the time of the statement is said there since 8.0.
   *
   * @param temporal whether the column's default is that time
   */
  public static String extra(String extra, boolean temporal) {
    String upper = extra.toUpperCase(Locale.ROOT);
    return (temporal ? upper.replace("DEFAULT_GENERATED", "") : upper).strip();
  }

  /** A rule of a foreign key. "FOREIGN KEY Constraints": to InnoDB, NO ACTION is RESTRICT. */
  public static String rule(String rule) {
    return rule.equals("NO ACTION") ? "RESTRICT" : rule;
  }

  /** Options of a table. */
  public static String options(String options, String engine) {
    if (!engine.equals("InnoDB")) {
      return options;
    }
    return Arrays.stream(options.split(" ", -1))
        .filter(option -> !IDLE_OPTIONS.contains(option.split("=", 2)[0].toLowerCase(Locale.ROOT)))
        .sorted()
        .collect(Collectors.joining(" "))
        .strip();
  }

  /** Modes in one order, without the one that 8.0 took away together with what it forbade. */
  public static String sqlMode(String modes) {
    return Arrays.stream(modes.split(",", -1))
        .filter(mode -> !mode.equals("NO_AUTO_CREATE_USER"))
        .sorted()
        .collect(Collectors.joining(","));
  }

  /**
   * A time zone. {@code SYSTEM (UTC)} is the server's own; of other abbreviations nobody knows what
   * they mean in summer, so they equal themselves only. London's zone is called GMT in winter.
   */
  public static String timeZone(String zone) {
    Matcher system = SYSTEM.matcher(zone);
    if (system.matches()) {
      return system.group(1).equals("UTC") || system.group(1).equals("UCT") ? "+00:00" : zone;
    }
    if (ZERO.contains(zone.toLowerCase(Locale.ROOT))) {
      return "+00:00";
    }
    Matcher offset = OFFSET.matcher(zone);
    if (!offset.matches()) {
      return zone.toLowerCase(Locale.ROOT);
    }
    int hours = Integer.parseInt(offset.group(2));
    boolean zero = hours == 0 && offset.group(3).equals("00");
    return String.format(
        Locale.ROOT, "%s%02d:%s", zero ? "+" : offset.group(1), hours, offset.group(3));
  }

  /**
   * An account, {@code user@host}: "Specifying Account Names", the case of hosts does not count.
   */
  public static String account(String account) {
    int at = account.lastIndexOf('@');
    return at < 0
        ? account
        : account.substring(0, at) + account.substring(at).toLowerCase(Locale.ROOT);
  }

  /** An event's schedule: {@code EVERY 1 DAY SYSTEM (UTC) starts …}. */
  public static String schedule(String schedule) {
    Matcher recurring = RECURRING.matcher(schedule);
    if (recurring.matches()) {
      return "EVERY "
          + interval(recurring.group(1), recurring.group(2))
          + " "
          + timeZone(recurring.group(3))
          + recurring.group(4);
    }
    Matcher once = ONE_TIME.matcher(schedule);
    return once.matches() ? "ONE TIME " + once.group(1) + " " + timeZone(once.group(2)) : schedule;
  }

  /** "Temporal Intervals". The scheduler counts in seconds, or in months. */
  private static String interval(String value, String unit) {
    List<Long> numbers = new ArrayList<>();
    for (String digits : NOT_DIGITS.split(value, -1)) {
      if (!digits.isEmpty()) {
        numbers.add(Long.parseLong(digits));
      }
    }
    List<String> units = List.of(unit.split("_", -1));
    if (numbers.isEmpty() || (value.contains("-") && numbers.size() == 1)) {
      return value + " " + unit;
    }
    List<String> parts = parts(units);
    if (parts.size() < numbers.size() || parts.contains("?")) {
      return value + " " + unit;
    }
    long total = 0;
    for (int back = 1; back <= numbers.size(); back++) {
      total += numbers.get(numbers.size() - back) * size(parts.get(parts.size() - back));
    }
    return total + (months(unit) ? " months" : " seconds");
  }

  private static boolean months(String unit) {
    return unit.contains("MONTH") || unit.contains("YEAR") || unit.equals("QUARTER");
  }

  /** Units that a compound one spells, the largest first. */
  private static List<String> parts(List<String> units) {
    List<String> all = List.of("DAY", "HOUR", "MINUTE", "SECOND");
    if (units.size() == 1) {
      return size(units.get(0)) > 0 ? units : List.of("?");
    }
    if (units.get(0).equals("YEAR")) {
      return List.of("YEAR", "MONTH");
    }
    int from = all.indexOf(units.get(0));
    int to = all.indexOf(units.get(1));
    return from < 0 || to < 0 ? List.of("?") : all.subList(from, to + 1);
  }

  private static long size(String unit) {
    return switch (unit) {
      case "SECOND", "MONTH" -> 1;
      case "MINUTE" -> 60;
      case "HOUR" -> 3_600;
      case "DAY" -> 86_400;
      case "WEEK" -> 604_800;
      case "QUARTER" -> 3;
      case "YEAR" -> 12;
      default -> 0;
    };
  }

  /** The expression of partitions: older servers keep it as it was written. */
  public static String partitionExpression(String expression) {
    StringBuilder spelled = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < expression.length(); at++) {
      char next = expression.charAt(at);
      quoted ^= next == '\'';
      if (quoted || (next != '`' && !Character.isWhitespace(next))) {
        spelled.append(quoted ? next : Character.toLowerCase(next));
      }
    }
    return spelled.toString();
  }

  /**
   * The values of a partition. The order of a list's values does not count.
   *
   * @param method {@code LIST}, {@code RANGE COLUMNS} …
   */
  public static String partitionValues(String values, String method) {
    if (!method.startsWith("LIST")) {
      return values;
    }
    List<String> single = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < values.length(); at++) {
      char next = values.charAt(at);
      quoted ^= next == '\'';
      if (!quoted) {
        depth += next == '(' ? 1 : next == ')' ? -1 : 0;
        if (next == ',' && depth == 0) {
          single.add(values.substring(from, at));
          from = at + 1;
        }
      }
    }
    single.add(values.substring(from));
    return single.stream().sorted().collect(Collectors.joining(","));
  }

  /**
   * An expression of columns, as information_schema shows it: since 8.0.16 with its quotes escaped.
   * The case of columns' names does not count.
   */
  public static String expression(String expression) {
    StringBuilder spelled = new StringBuilder();
    boolean text = false;
    boolean name = false;
    String plain = expression.replace("\\'", "'");
    for (int at = 0; at < plain.length(); at++) {
      char next = plain.charAt(at);
      text ^= next == '\'' && !name;
      name ^= next == '`' && !text;
      spelled.append(name ? Character.toLowerCase(next) : next);
    }
    return spelled.toString();
  }
}
