package com.paymentmigration.language;

import java.util.List;
import java.util.Locale;

/**
 * Schedule expressions: {@code rate(5 minutes)}, {@code cron(0 5 * * ? *)}.
 *
 * <p>Source: EventBridge user guide, "Setting a schedule pattern for scheduled rules"; AWS Backup
 * and Secrets Manager take a part of the same language.
 */
public final class Schedule {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final List<Field> FIELDS =
      List.of(
          new Field("minutes", 0, 59, List.of(), "*"),
          new Field("hours", 0, 23, List.of(), "*"),
          new Field("day of month", 1, 31, List.of(), "*?LW"),
          new Field("month", 1, 12, MONTHS, "*"),
          new Field("day of week", 1, 7, DAYS, "*?L#"),
          new Field("year", 1970, 2199, List.of(), "*"));
  private static final int DAY_OF_MONTH = 2;
  private static final int DAY_OF_WEEK = 4;
  private static final int YEAR = 5;
  private static final int FEWEST_HOURS = 4;
  private static final int MOST_DAYS = 1000;

  /** Who reads a schedule. */
  public enum Reader {
    /** A rule of EventBridge: rates of minutes, hours and days, and cron. */
    EVENT_RULE("minute hour day"),
    /** A backup plan: cron only, at most once an hour (AWS Backup developer guide). */
    BACKUP_PLAN(""),
    /**
     * A rotation of Secrets Manager: rates of 4 hours or more, and cron at minute 0 of every year,
     * hours by a number and increments only (Secrets Manager user guide, "Schedule expressions in
     * Secrets Manager rotation"); at most 1,000 days (API reference, RotationRulesType).
     */
    ROTATION("hour day");

    private final String units;

    /** Units of rates, in the singular, with a space between them; none for no rates. */
    Reader(String units) {
      this.units = units;
    }

    private List<String> units() {
      return units.isEmpty() ? List.of() : List.of(units.split(" ", -1));
    }
  }

  private Schedule() {}

  /**
   * Checks an expression.
   *
   * @throws SyntaxException where {@code reader} would refuse it
   */
  public static void check(String expression, Reader reader) {
    boolean closed = expression.endsWith(")");
    if (closed && expression.startsWith("rate(") && !reader.units().isEmpty()) {
      String text = expression.substring(5, expression.length() - 1);
      rate(text, reader.units());
      if (reader == Reader.ROTATION) {
        rotationRate(text.strip());
      }
    } else if (closed && expression.startsWith("cron(")) {
      String written = expression.substring(5, expression.length() - 1);
      // Secrets Manager's guide writes every eight hours as /8.
      String text =
          reader == Reader.ROTATION ? written.replaceFirst("^(\\s*\\S+\\s+)/", "$10/") : written;
      cron(text);
      limits(text.strip().split("\\s+", -1), reader);
    } else {
      throw SyntaxException.at(
          0,
          expression,
          (reader.units().isEmpty() ? "" : "rate(value unit) or ") + "cron(six fields)");
    }
  }

  private static void rate(String text, List<String> units) {
    String[] words = text.strip().split("\\s+", -1);
    if (words.length != 2 || !words[0].matches("[1-9][0-9]{0,8}")) {
      throw SyntaxException.at(5, text, "a whole number from 1 and a unit");
    }
    boolean one = words[0].equals("1");
    for (String unit : units) {
      if (words[1].equals(one ? unit : unit + "s")) {
        return;
      }
    }
    throw SyntaxException.at(
        5,
        text,
        "the unit "
            + String.join(", ", units)
            + (one ? " after 1" : ", each with an s, after 2 or more"));
  }

  private static void rotationRate(String text) {
    int value = Integer.parseInt(text.split("\\s+", -1)[0]);
    boolean hours = text.contains("hour");
    if (hours ? value < FEWEST_HOURS : value > MOST_DAYS) {
      throw SyntaxException.at(
          5, text, FEWEST_HOURS + " hours or more, at most " + MOST_DAYS + " days, for a rotation");
    }
  }

  /** What a reader takes of the language, and no more. */
  private static void limits(String[] fields, Reader reader) {
    if (reader == Reader.BACKUP_PLAN && !fields[0].matches("\\d+")) {
      throw SyntaxException.at(
          5, "minutes " + fields[0], "one minute: a backup plan runs at most once an hour");
    }
    if (reader == Reader.ROTATION && !(fields[0].equals("0") && fields[YEAR].equals("*"))) {
      throw SyntaxException.at(
          5, fields[0] + " … " + fields[YEAR], "minute 0 and year *, for a rotation");
    }
    boolean seldom = fields[1].matches("\\d+(/([" + FEWEST_HOURS + "-9]|[12][0-9]))?");
    if (reader == Reader.ROTATION && !seldom) {
      throw SyntaxException.at(
          5,
          "hours " + fields[1],
          "an hour, or hour/increment with an increment of "
              + FEWEST_HOURS
              + " hours or more, for a rotation");
    }
  }

  private static void cron(String text) {
    String[] fields = text.strip().split("\\s+", -1);
    if (fields.length != FIELDS.size()) {
      throw SyntaxException.at(
          5, fields.length + " fields", "six: minutes hours day-of-month month day-of-week year");
    }
    if (fields[DAY_OF_MONTH].equals("?") == fields[DAY_OF_WEEK].equals("?")) {
      throw SyntaxException.at(5, text, "? in exactly one of day-of-month and day-of-week");
    }
    for (int index = 0; index < fields.length; index++) {
      FIELDS.get(index).check(fields[index]);
    }
  }

  /**
   * A field of a cron expression.
   *
   * @param wildcards what it takes beside numbers, names, lists, ranges and steps
   */
  private record Field(String name, int least, int greatest, List<String> names, String wildcards) {
    void check(String field) {
      boolean special =
          (wildcards.contains("?") && field.equals("?"))
              || (wildcards.contains("L") && isLast(field))
              || (wildcards.contains("W")
                  && (field.equals("LW")
                      || (field.endsWith("W") && isValue(field.substring(0, field.length() - 1)))))
              || (wildcards.contains("#") && isNth(field));
      if (special) {
        return;
      }
      for (String part : field.split(",", -1)) {
        if (!isPart(part)) {
          throw SyntaxException.at(
              5,
              name + " " + field,
              least
                  + " to "
                  + greatest
                  + (names.isEmpty()
                      ? ""
                      : ", " + names.get(0) + " to " + names.get(names.size() - 1))
                  + ", with , - / and "
                  + String.join(" ", wildcards.split("")));
        }
      }
    }

    private boolean isLast(String field) {
      String before = field.endsWith("L") ? field.substring(0, field.length() - 1) : "x";
      boolean ofMonth = field.startsWith("L-") && isValue(field.substring(2)) && greatest == 31;
      return before.isEmpty() || ofMonth || (greatest == 7 && isValue(before));
    }

    private boolean isNth(String field) {
      int sign = field.indexOf('#');
      return sign > 0
          && isValue(field.substring(0, sign))
          && field.substring(sign + 1).matches("[1-5]");
    }

    private boolean isPart(String part) {
      int slash = part.indexOf('/');
      String range = slash < 0 ? part : part.substring(0, slash);
      if (slash >= 0 && !part.substring(slash + 1).matches("[1-9][0-9]{0,3}")) {
        return false;
      }
      int dash = range.indexOf('-');
      return range.equals("*")
          || (dash < 0
              ? isValue(range)
              : isValue(range.substring(0, dash)) && isValue(range.substring(dash + 1)));
    }

    private boolean isValue(String text) {
      if (names.contains(text.toUpperCase(Locale.ROOT))) {
        return true;
      }
      return text.matches("[0-9]{1,4}")
          && Integer.parseInt(text) >= least
          && Integer.parseInt(text) <= greatest;
    }
  }
}
