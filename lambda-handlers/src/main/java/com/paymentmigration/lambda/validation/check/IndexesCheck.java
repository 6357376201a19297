package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same indexes, over the same columns, as unique and as visible. The parser of a full-text
 * index stands in SHOW CREATE TABLE only.
 */
public final class IndexesCheck extends ObjectEquality {
  private static final String PRIMARY = "PRIMARY";

  private static final String WITH_FULL_TEXT =
      """
      SELECT DISTINCT table_name FROM information_schema.statistics
      WHERE table_schema = DATABASE() AND index_type = 'FULLTEXT'
      """;

  private static final Pattern PARSER =
      Pattern.compile("FULLTEXT KEY `((?:[^`]|``)+)`[^\n]* WITH PARSER `([^`]+)`");

  /** The check. */
  public IndexesCheck() {
    super("indexes", "indexes", List.of("definition", "parser"));
  }

  @Override
  String sql(Session session) {
    String part = has(session, "statistics", "expression") ? "expression" : "NULL";
    String visible = session.version().hasInvisibleIndexes() ? "is_visible" : "'YES'";
    return "SELECT table_name, index_name, GROUP_CONCAT(CONCAT_WS(' ', non_unique,"
        + " index_type, "
        + visible
        + ", LOWER(column_name), "
        + part
        + ", sub_part, collation) ORDER BY seq_in_index) FROM information_schema.statistics"
        + " WHERE table_schema = DATABASE() GROUP BY table_name, index_name";
  }

  @Override
  SortedMap<String, Defined> read(Session session) {
    SortedMap<String, Defined> indexes = super.read(session);
    SortedMap<String, String> parsers = new TreeMap<>();
    for (List<String> table : session.rows(WITH_FULL_TEXT)) {
      String name = table.get(0);
      Matcher parser =
          PARSER.matcher(session.row("SHOW CREATE TABLE " + Names.quoted(name)).get(1));
      while (parser.find()) {
        parsers.put(name + "." + parser.group(1).replace("``", "`"), parser.group(2));
      }
    }
    indexes.replaceAll(
        (index, definition) -> {
          List<String> all = new ArrayList<>(definition.values());
          all.add(parsers.getOrDefault(index, ""));
          return new Defined(definition.table(), definition.name(), all);
        });
    return indexes;
  }

  /** Only an index hint names an index. No other index is a primary key. */
  @Override
  boolean sameUnderAnotherName(Defined one, Defined other) {
    return !one.name().equals(PRIMARY)
        && !other.name().equals(PRIMARY)
        && meanings(one).equals(meanings(other));
  }
}
