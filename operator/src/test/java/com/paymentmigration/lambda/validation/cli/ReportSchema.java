package com.paymentmigration.lambda.validation.cli;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The published form of reports, read by a validator that is not ours. */
final class ReportSchema {
  private static final Path FILE = Path.of("..", "docs", "validation-report.schema.json");

  private ReportSchema() {}

  /** What is wrong with a report; empty if nothing is. */
  static List<String> errors(String json) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(FILE), InputFormat.JSON);
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
