package com.paymentmigration.operator.doctor.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.plan.Assembly;
import com.paymentmigration.operator.doctor.plan.ParameterValues;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import com.paymentmigration.operator.report.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Small plans, written by hand: what a check is told must not come from its own rule. */
final class Plans {
  static final String ACCOUNT = "111122223333";
  static final Clock TODAY = Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), ZoneOffset.UTC);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Plans() {}

  /** A plan in us-east-1 whose template has these resources, as JSON without the braces. */
  static PlannedStack of(String resources, Map<String, String> parameters) {
    StringBuilder declared = new StringBuilder();
    parameters
        .keySet()
        .forEach(
            name ->
                declared
                    .append(declared.length() == 0 ? "" : ",")
                    .append("\"" + name + "\":{\"Type\":\"String\"}"));
    JsonNode template =
        json("{\"Parameters\":{" + declared + "},\"Resources\":{" + resources + "}}");
    return plan(template, "{}", parameters);
  }

  static PlannedStack plan(JsonNode template, String properties, Map<String, String> parameters) {
    return plan(template, properties, parameters, "us-east-1");
  }

  static PlannedStack plan(
      JsonNode template, String properties, Map<String, String> parameters, String region) {
    Assembly assembly =
        new Assembly(
            Path.of("cdk.out"),
            "PaymentMigrationStack-dev-payment-a1b2c3d4",
            region,
            template,
            json(properties),
            List.of());
    return new PlannedStack(assembly, ParameterValues.of(template, parameters, Map.of()), ACCOUNT);
  }

  /** The one finding of {@code check}. */
  static Finding only(Check check) {
    List<Finding> found = check.look().get();
    if (found.size() != 1) {
      throw new AssertionError("one finding expected: " + found);
    }
    return found.get(0);
  }

  static Verdict verdict(Check check) {
    return only(check).verdict();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(text, broken);
    }
  }
}
