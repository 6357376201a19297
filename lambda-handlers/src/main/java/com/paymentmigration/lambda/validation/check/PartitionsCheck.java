package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/** The same partitions; 8.0 quotes the names in their expressions, 5.7 does not. */
public final class PartitionsCheck extends ObjectEquality {
  /** The check. */
  public PartitionsCheck() {
    super("partitions", "partitions", List.of("definition"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT CONCAT(table_name, '.', partition_name, '.', COALESCE(subpartition_name, '')),
          CONCAT_WS(' ', partition_method, REPLACE(partition_expression, '`', ''),
            partition_description, subpartition_method,
            REPLACE(subpartition_expression, '`', ''))
        FROM information_schema.partitions
        WHERE table_schema = DATABASE() AND partition_name IS NOT NULL
        """;
  }
}
