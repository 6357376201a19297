package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A check that objects of one kind are defined the same on both sides. */
abstract class ObjectEquality implements Check {
  private static final int SHOWN = 120;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final String name;
  private final String objects;
  private final List<String> attributes;

  /**
   * A check.
   *
   * @param objects what the objects are, in the plural
   * @param attributes names of the columns that {@link #sql} returns after the object's name
   */
  ObjectEquality(String name, String objects, List<String> attributes) {
    this.name = name;
    this.objects = objects;
    this.attributes = List.copyOf(attributes);
  }

  @Override
  public String name() {
    return name;
  }

  /** The query: object's name, then its attributes. */
  abstract String sql(Session session);

  /** Whether an attribute that is NULL means that its definition is hidden from our account. */
  boolean hiddenIfNull(String attribute) {
    return false;
  }

  @Override
  public Outcome run(CheckContext context) {
    Both<SortedMap<String, List<String>>> both = context.lane().both(this::read);
    List<String> wrong = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    both.source()
        .forEach(
            (object, definition) -> {
              List<String> other = both.target().get(object);
              if (other == null) {
                wrong.add(object + ": missing on the target");
              } else {
                compare(object, definition, other, wrong, hidden);
              }
            });
    both.target().keySet().stream()
        .filter(object -> !both.source().containsKey(object))
        .forEach(object -> wrong.add(object + ": on the target only"));
    String lookedAt = both.source().size() + " " + objects + ": " + String.join(", ", attributes);
    if (wrong.isEmpty() && !hidden.isEmpty()) {
      return new Outcome(Verdict.UNKNOWN, lookedAt, hidden);
    }
    return Outcome.of(lookedAt, wrong);
  }

  private void compare(
      String object,
      List<String> source,
      List<String> target,
      List<String> wrong,
      List<String> hidden) {
    for (int at = 0; at < attributes.size(); at++) {
      String one = source.get(at);
      String other = target.get(at);
      String attribute = attributes.get(at);
      if (!Objects.equals(one, other)) {
        wrong.add(
            object + ": " + attribute + " is " + shown(other) + ", on the source " + shown(one));
      } else if (one == null && hiddenIfNull(attribute)) {
        hidden.add(object + ": permission missing to see its " + attribute);
      }
    }
  }

  private static String shown(String value) {
    if (value == null) {
      return "NULL";
    }
    String line = SPACE.matcher(value).replaceAll(" ");
    return "'" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + "'";
  }

  /** Objects of one side: their attributes by name. */
  SortedMap<String, List<String>> read(Session session) {
    SortedMap<String, List<String>> read = new TreeMap<>();
    for (List<String> row : session.rows(sql(session))) {
      List<String> definition = new ArrayList<>();
      for (String value : row.subList(1, row.size())) {
        definition.add(value);
      }
      read.put(row.get(0), definition);
    }
    return read;
  }

  /** Whether information_schema has {@code table.column}: it grows with versions. */
  static boolean has(Session session, String table, String column) {
    return !"0"
        .equals(
            session.value(
                "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema ="
                    + " 'information_schema' AND LOWER(table_name) = '"
                    + table
                    + "' AND LOWER(column_name) = '"
                    + column
                    + "'"));
  }
}
