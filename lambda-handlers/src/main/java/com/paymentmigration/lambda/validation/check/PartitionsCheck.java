package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/** The same partitions. */
public final class PartitionsCheck extends ObjectEquality {
  /** The check. */
  public PartitionsCheck() {
    super("partitions", "partitions", List.of("definition"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT CONCAT(table_name, '.', partition_name, '.', COALESCE(subpartition_name, '')),
          CONCAT_WS(' ', partition_method, partition_expression, partition_description,
            subpartition_method, subpartition_expression)
        FROM information_schema.partitions
        WHERE table_schema = DATABASE() AND partition_name IS NOT NULL
        """;
  }
}
