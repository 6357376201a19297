package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The same columns, with the same types, defaults, collations and expressions. Left out is what
 * only the spelling of a version adds: the display width of whole numbers and years, which 8.0.19
 * dropped (that of {@code tinyint(1)} and of zero-filled ones means something), the name {@code
 * utf8} of {@code utf8mb3}, the case of a column's name, which MySQL does not tell, and the word
 * {@code DEFAULT_GENERATED}.
 */
public final class ColumnsCheck extends ObjectEquality {
  /** The check. */
  public ColumnsCheck() {
    super(
        "columns",
        "columns",
        List.of(
            "type",
            "nullable",
            "default",
            "character set",
            "collation",
            "extra",
            "generated as",
            "position",
            "spatial reference system"));
  }

  private static final Pattern WIDTH =
      Pattern.compile("^((?:tiny|small|medium|big)?int|year)\\((?!1\\)$)\\d+\\)(?!.*zerofill)");

  /** The type without a display width that means nothing. */
  static String type(String columnType) {
    return WIDTH.matcher(columnType).replaceFirst("$1");
  }

  @Override
  SortedMap<String, List<String>> read(Session session) {
    SortedMap<String, List<String>> columns = super.read(session);
    columns.values().forEach(column -> column.set(0, type(column.get(0))));
    return columns;
  }

  @Override
  String sql(Session session) {
    String system = has(session, "columns", "srs_id") ? "srs_id" : "NULL";
    return "SELECT CONCAT(table_name, '.', LOWER(column_name)), column_type, is_nullable, column_default,"
        + " IF(character_set_name = 'utf8', 'utf8mb3', character_set_name),"
        + " IF(LEFT(collation_name, 5) = 'utf8_',"
        + " CONCAT('utf8mb3_', SUBSTRING(collation_name, 6)), collation_name),"
        + " TRIM(REPLACE(extra, 'DEFAULT_GENERATED', '')), generation_expression, ordinal_position, "
        + system
        + " FROM information_schema.columns WHERE table_schema = DATABASE()";
  }
}
