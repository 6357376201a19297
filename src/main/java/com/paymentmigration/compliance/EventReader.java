package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.language.EventPattern;
import com.paymentmigration.language.Problem;
import com.paymentmigration.language.Schedule;
import java.util.List;

/** EventBridge's patterns and inputs, and every schedule. */
final class EventReader implements LanguageReader {
  private static final int MOST_TARGETS = 5;

  @Override
  public void read(Resource resource, LanguageReport report) {
    JsonNode properties = resource.properties();
    switch (resource.type()) {
      case "AWS::Events::Rule" -> rule(resource, report);
      case "AWS::Backup::BackupPlan" -> {
        JsonNode rules = properties.at("/BackupPlan/BackupPlanRule");
        for (int index = 0; index < rules.size(); index++) {
          schedule(
              resource,
              "BackupPlan/BackupPlanRule/" + index + "/ScheduleExpression",
              rules.get(index).path("ScheduleExpression"),
              Schedule.Reader.BACKUP_PLAN,
              report);
        }
      }
      case "AWS::SecretsManager::RotationSchedule" ->
          schedule(
              resource,
              "RotationRules/ScheduleExpression",
              properties.at("/RotationRules/ScheduleExpression"),
              Schedule.Reader.ROTATION,
              report);
      default -> {}
    }
  }

  private static void rule(Resource resource, LanguageReport report) {
    JsonNode properties = resource.properties();
    if (properties.has("EventPattern")) {
      report.structure(
          LanguageRule.EVENT_PATTERN,
          resource.pointer("EventPattern"),
          EventPattern.problems(properties.path("EventPattern")));
    } else if (!properties.has("ScheduleExpression")) {
      report.structure(
          LanguageRule.EVENT_PATTERN,
          resource.pointer("EventPattern"),
          List.of(new Problem("the rule", "neither", "EventPattern or ScheduleExpression")));
    }
    schedule(
        resource,
        "ScheduleExpression",
        properties.path("ScheduleExpression"),
        Schedule.Reader.EVENT_RULE,
        report);
    JsonNode targets = properties.path("Targets");
    if (targets.size() > MOST_TARGETS) {
      report.refuse(
          LanguageRule.EVENT_PATTERN,
          resource.pointer("Targets"),
          "",
          new Problem("the rule", targets.size() + " targets", "at most " + MOST_TARGETS));
    }
    for (int index = 0; index < targets.size(); index++) {
      JsonNode input = targets.get(index).path("Input");
      if (!input.isMissingNode()) {
        report.json(
            LanguageRule.EVENT_PATTERN,
            resource.pointer("Targets/" + index + "/Input"),
            input.asText());
      }
    }
  }

  private static void schedule(
      Resource resource,
      String property,
      JsonNode expression,
      Schedule.Reader reader,
      LanguageReport report) {
    if (!expression.isMissingNode()) {
      report.text(
          LanguageRule.SCHEDULE,
          resource.pointer(property),
          expression.asText(),
          () -> Schedule.check(expression.asText(), reader));
    }
  }
}
