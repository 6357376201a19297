package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.definition.Spelling;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;
import java.util.Map;

/** The same partitions; 8.0 quotes the names in their expressions, 5.7 does not. */
public final class PartitionsCheck extends ObjectEquality {
  /** The check. */
  public PartitionsCheck() {
    super(
        "partitions",
        "partitions",
        List.of(
            "method",
            "expression",
            "values",
            "subpartition method",
            "subpartition expression",
            "comment"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT table_name, CONCAT(partition_name, '.', COALESCE(subpartition_name, '')),
          partition_method, COALESCE(NULLIF(partition_expression, ''), (
            SELECT GROUP_CONCAT(CONCAT('`', s.column_name, '`') ORDER BY s.seq_in_index)
            FROM information_schema.statistics s WHERE s.table_schema = p.table_schema
              AND s.table_name = p.table_name AND s.index_name = 'PRIMARY')),
          partition_description, subpartition_method, subpartition_expression,
          partition_comment
        FROM information_schema.partitions p
        WHERE table_schema = DATABASE() AND partition_name IS NOT NULL
        """;
  }

  @Override
  String meaning(String attribute, String value, Map<String, String> whole) {
    return switch (attribute) {
      case "expression", "subpartition expression" -> Spelling.partitionExpression(value);
      case "values" -> Spelling.partitionValues(value, whole.get("method"));
      default -> value;
    };
  }
}
