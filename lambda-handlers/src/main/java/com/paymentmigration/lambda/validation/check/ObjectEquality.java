package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Names;
import com.paymentmigration.lambda.validation.table.Selection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A check that objects of one kind mean the same on both sides. What is spelled otherwise and means
 * the same is no finding; another name of the same is a note.
 */
abstract class ObjectEquality implements Check {
  /** Key of the object's name among its attributes. */
  static final String NAME = "name";

  private static final int SHOWN = 120;
  private static final int FINGERPRINT_BYTES = 8;
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

  /**
   * An object.
   *
   * @param table table that it belongs to; empty for none
   * @param name its name, within the table where it belongs to one
   * @param values its attributes
   */
  record Defined(String table, String name, List<String> values) {}

  @Override
  public String name() {
    return name;
  }

  /** The query: the object's table or an empty text, its name, then its attributes. */
  abstract String sql(Session session);

  /** What a report calls an object. */
  String shown(String table, String object) {
    if (object.isEmpty()) {
      return table;
    }
    if (table.isEmpty()) {
      return object;
    }
    // Index b.c of table a is none of index c of table a.b.
    return table.contains(".") || table.contains("`")
        ? Names.quoted(table) + "." + Names.quoted(object)
        : table + "." + object;
  }

  /** Whether an attribute that is NULL means that its definition is hidden from our account. */
  boolean hiddenIfNull(String attribute) {
    return false;
  }

  /**
   * What a value means, in one spelling.
   *
   * @param value never null
   * @param whole every attribute of the object by name, as the server spells it, and its {@link
   *     #NAME}
   */
  String meaning(String attribute, String value, Map<String, String> whole) {
    return value;
  }

  /** Whether it is a note that an attribute is spelled otherwise and means the same. */
  boolean noted(String attribute) {
    return false;
  }

  /** Whether an object that is the same under another name is the same. */
  boolean sameUnderAnotherName(Defined one, Defined other) {
    return false;
  }

  @Override
  public Outcome run(CheckContext context) {
    Both<SortedMap<String, Defined>> both =
        context.lane().both(session -> wanted(read(session), context.selection()));
    Comparison comparison = new Comparison();
    SortedMap<String, Defined> alone = new TreeMap<>();
    SortedMap<String, Defined> extra = new TreeMap<>(both.target());
    both.source()
        .forEach(
            (object, definition) -> {
              Defined other = extra.remove(object);
              if (other == null) {
                alone.put(object, definition);
              } else {
                comparison.compare(object, definition, other);
              }
            });
    comparison.pair(alone, extra);
    alone.keySet().forEach(object -> comparison.wrong.add(object + ": missing on the target"));
    extra.keySet().forEach(object -> comparison.wrong.add(object + ": on the target only"));
    return comparison.outcome(
        both.source().size() + " " + objects + ": " + String.join(", ", attributes));
  }

  private static SortedMap<String, Defined> wanted(
      SortedMap<String, Defined> all, Selection selection) {
    all.values()
        .removeIf(
            object -> !object.table.isEmpty() && selection.ignores(object.table, object.name));
    return all;
  }

  /** What was found. */
  private final class Comparison {
    private final List<String> wrong = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private void compare(String object, Defined source, Defined target) {
      List<String> before = meanings(source);
      List<String> after = meanings(target);
      for (int at = 0; at < attributes.size(); at++) {
        String one = source.values.get(at);
        String other = target.values.get(at);
        String attribute = attributes.get(at);
        if (!Objects.equals(before.get(at), after.get(at))) {
          wrong.add(object + ": " + attribute + " is " + values(other, one));
        } else if (one == null && hiddenIfNull(attribute)) {
          hidden.add(object + ": permission missing to see its " + attribute);
        } else if (noted(attribute) && !Objects.equals(one, other)) {
          notes.add(object + ": " + attribute + " is spelled otherwise and means the same");
        }
      }
    }

    /** Takes out of both maps what is the same under another name. */
    private void pair(SortedMap<String, Defined> alone, SortedMap<String, Defined> extra) {
      for (String object : List.copyOf(alone.keySet())) {
        Defined one = alone.get(object);
        Optional<Map.Entry<String, Defined>> twin =
            extra.entrySet().stream()
                .filter(other -> one.table.equals(other.getValue().table))
                .filter(other -> sameUnderAnotherName(one, other.getValue()))
                .findFirst();
        if (twin.isPresent()) {
          notes.add(object + ": is called " + twin.get().getValue().name + " on the target");
          compare(object, one, twin.get().getValue());
          alone.remove(object);
          extra.remove(twin.get().getKey());
        }
      }
    }

    private Outcome outcome(String lookedAt) {
      if (!wrong.isEmpty()) {
        return new Outcome(Verdict.FAIL, lookedAt, wrong, notes);
      }
      return hidden.isEmpty()
          ? new Outcome(Verdict.PASS, lookedAt, List.of(), notes)
          : new Outcome(Verdict.UNKNOWN, lookedAt, hidden, notes);
    }
  }

  /** The attributes of {@code object}, each in one spelling. */
  final List<String> meanings(Defined object) {
    Map<String, String> whole = new TreeMap<>();
    whole.put(NAME, object.name);
    for (int at = 0; at < attributes.size(); at++) {
      String value = object.values.get(at);
      whole.put(attributes.get(at), value == null ? "" : value);
    }
    List<String> meanings = new ArrayList<>();
    for (int at = 0; at < attributes.size(); at++) {
      String value = object.values.get(at);
      meanings.add(value == null ? null : meaning(attributes.get(at), value, whole));
    }
    return meanings;
  }

  /** Both values. */
  private static String values(String target, String source) {
    return shown(target) + ", on the source " + shown(source);
  }

  private static String shown(String value) {
    if (value == null) {
      return "NULL";
    }
    String line = SPACE.matcher(value).replaceAll(" ");
    String cut = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    // A finding that is accepted is accepted by its text: the text must tell it from any other.
    return "'" + cut + "'" + (cut.equals(value) ? "" : " (SHA-256 " + fingerprint(value) + "…)");
  }

  private static String fingerprint(String value) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256", impossible);
    }
  }

  /** Objects of one side by what a report calls them. */
  SortedMap<String, Defined> read(Session session) {
    SortedMap<String, Defined> read = new TreeMap<>();
    for (List<String> row : session.rows(sql(session))) {
      String table = row.get(0);
      String object = row.get(1);
      // Not List.copyOf: an attribute may be NULL.
      read.put(shown(table, object), new Defined(table, object, row.subList(2, row.size())));
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
