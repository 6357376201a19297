package com.paymentmigration.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.environment.DatabaseParametersTable;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.TestStacks;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

/** The tables of docs/environments.md are what the template says. */
class EnvironmentDocumentTest {
  private static final String DOCUMENT = "docs/environments.md";

  @Test
  void theTableOfParametersIsTheTemplates() {
    String table = DatabaseParametersTable.text();

    assertThat(new GeneratedSection(DOCUMENT, "parameters").committed(table)).isEqualTo(table);
  }

  @Test
  void theTableOfAlarmsIsTheTemplates() {
    Stack stack = TestStacks.stack();
    new MigrationAlarms(
        stack,
        "Environment",
        new MigrationAlarmsProps(
            Watched.environment(Environment.BLUE, "prod"),
            Watched.environment(Environment.GREEN, "prod"),
            Watched.TOPIC));
    new OperationsAlarms(stack, "Operations", Watched.operations());
    StringBuilder rows =
        new StringBuilder("| alarm | rings from | minutes | silence | meaning and first step |\n");
    rows.append("|---|---|---|---|---|\n");
    Watched.alarms(stack)
        .forEach(
            (id, alarm) -> {
              if (!id.startsWith("EnvironmentGreen")) {
                rows.append(row(id, alarm));
              }
            });
    String table = rows.toString();

    assertThat(new GeneratedSection(DOCUMENT, "alarms").committed(table)).isEqualTo(table);
  }

  private static String row(String id, Map<String, Object> alarm) {
    return "| "
        // Without the hash that ends a logical id.
        + id.substring(0, id.length() - 8).replaceFirst("^(EnvironmentBlue|Operations)", "")
        + " | "
        + alarm.get("Threshold")
        + " | "
        + alarm.get("DatapointsToAlarm")
        + " of "
        + alarm.get("EvaluationPeriods")
        + " | "
        + alarm.get("TreatMissingData")
        + " | "
        + alarm.get("AlarmDescription")
        + " |\n";
  }
}
