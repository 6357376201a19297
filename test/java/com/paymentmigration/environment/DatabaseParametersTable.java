package com.paymentmigration.environment;

import com.paymentmigration.config.DatabaseInstanceClass;
import java.util.Map;

/** The engine parameters as a table for the documentation. */
public final class DatabaseParametersTable {
  private DatabaseParametersTable() {}

  /** One row for each parameter, by level and name. */
  public static String text() {
    StringBuilder table = new StringBuilder("| level | parameter | value |\n|---|---|---|\n");
    rows(table, "cluster", DatabaseParameters.ofCluster(DatabaseInstanceClass.R7G_LARGE));
    rows(table, "instance", DatabaseParameters.ofInstance());
    return table.toString();
  }

  private static void rows(StringBuilder table, String level, Map<String, String> parameters) {
    parameters.forEach(
        (name, value) ->
            table
                .append("| ")
                .append(level)
                .append(" | `")
                .append(name)
                .append("` | `")
                .append(value)
                .append("` |\n"));
  }
}
