package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.definition.Spelling;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;
import java.util.Map;

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

  /** The type without a display width that means nothing. */
  static String type(String columnType) {
    return Spelling.type(columnType);
  }

  @Override
  String sql(Session session) {
    String system = has(session, "columns", "srs_id") ? "srs_id" : "NULL";
    return "SELECT table_name, column_name, column_type, is_nullable, column_default,"
        + " character_set_name, collation_name, extra, generation_expression, ordinal_position, "
        + system
        + " FROM information_schema.columns WHERE table_schema = DATABASE()";
  }

  @Override
  String meaning(String attribute, String value, Map<String, String> whole) {
    return switch (attribute) {
      case "type" -> Spelling.type(value);
      case "default" -> temporal(whole) ? Spelling.temporalDefault(value) : value;
      case "character set", "collation" -> Spelling.charset(value);
      case "extra" ->
          Spelling.extra(
              value,
              temporal(whole)
                  && Spelling.temporalDefault(whole.get("default")).startsWith("CURRENT"));
      case "generated as" -> Spelling.expression(value);
      default -> value;
    };
  }

  private static boolean temporal(Map<String, String> whole) {
    return whole.get("type").startsWith("datetime") || whole.get("type").startsWith("timestamp");
  }

  /** Names of columns: "Identifier Case Sensitivity", their case never counts. */
  @Override
  boolean sameUnderAnotherName(Defined one, Defined other) {
    return one.name().equalsIgnoreCase(other.name());
  }
}
