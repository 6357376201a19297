package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.language.AlarmMetrics;
import com.paymentmigration.language.AlarmRule;
import com.paymentmigration.language.DashboardBody;
import com.paymentmigration.language.Problem;
import com.paymentmigration.language.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** CloudWatch: what alarms watch, rules of composite alarms, bodies of dashboards. */
final class MonitoringReader implements LanguageReader {
  private static final String ALARM = "AWS::CloudWatch::Alarm";
  private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";

  @Override
  public void read(Resource resource, LanguageReport report) {
    JsonNode properties = resource.properties();
    switch (resource.type()) {
      case ALARM ->
          report.structure(
              LanguageRule.ALARM_METRICS,
              resource.pointer("Metrics"),
              AlarmMetrics.problems(properties));
      case COMPOSITE -> rule(resource, report);
      case "AWS::CloudWatch::Dashboard" -> dashboard(resource, report);
      default -> {}
    }
  }

  private static void rule(Resource resource, LanguageReport report) {
    String pointer = resource.pointer("AlarmRule");
    String rule = resource.properties().path("AlarmRule").asText();
    report.text(
        LanguageRule.ALARM_RULE,
        pointer,
        rule,
        () -> {
          for (String name : AlarmRule.parse(rule).alarms()) {
            String alarm = alarm(resource.template(), name);
            if (alarm.isEmpty() && isDeclared(resource, name)) {
              continue;
            }
            if (alarm.isEmpty()) {
              report.refuse(LanguageRule.ALARM_RULE, pointer, rule, unknown(name));
            } else if (reaches(resource, alarm, resource.id(), new TreeSet<>())) {
              report.refuse(
                  LanguageRule.ALARM_RULE,
                  pointer,
                  rule,
                  new Problem("alarm " + name, "a cycle", "alarms that do not wait for this one"));
            }
          }
        });
  }

  /** Whether the profile names it as an alarm of the user's own. */
  private static boolean isDeclared(Resource resource, String name) {
    JsonNode declared =
        resource
            .template()
            .path("Resources")
            .path(resource.id())
            .path("Metadata")
            .path("GuardAlarms");
    for (JsonNode each : declared) {
      if (each.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the alarm {@code from} waits for {@code to}, itself or by others. */
  private static boolean reaches(Resource resource, String from, String to, Set<String> seen) {
    if (from.equals(to)) {
      return true;
    }
    JsonNode template = resource.template();
    JsonNode other = template.path("Resources").path(from);
    if (!seen.add(from) || !other.path("Type").asText().equals(COMPOSITE)) {
      return false;
    }
    JsonNode rule = new Intrinsics(template).resolve(other.at("/Properties/AlarmRule"));
    for (String name : alarms(rule.asText())) {
      if (reaches(resource, alarm(template, name), to, seen)) {
        return true;
      }
    }
    return false;
  }

  /** Names in a rule; none if it is broken, which is reported where it stands. */
  private static List<String> alarms(String rule) {
    try {
      return AlarmRule.parse(rule).alarms();
    } catch (SyntaxException reportedThere) {
      return List.of();
    }
  }

  private static void dashboard(Resource resource, LanguageReport report) {
    String pointer = resource.pointer("DashboardBody");
    report
        .json(LanguageRule.DASHBOARD, pointer, resource.properties().path("DashboardBody").asText())
        .ifPresent(
            json -> {
              DashboardBody.Body body = DashboardBody.read(json);
              List<Problem> problems = new ArrayList<>(body.problems());
              for (String name : body.alarms()) {
                if (alarm(resource.template(), name).isEmpty()) {
                  problems.add(unknown(name));
                }
              }
              report.structure(LanguageRule.DASHBOARD, pointer, problems);
              for (JsonNode widget : json.path("widgets")) {
                if (widget.path("type").asText().equals("log")) {
                  report.refuse(
                      LanguageRule.UNREAD,
                      pointer,
                      widget.at("/properties/query").asText(),
                      new Problem("query", "CloudWatch Logs Insights", "languages with a gate"));
                }
              }
            });
  }

  /** Logical id of the alarm with this name or ARN; empty if the template has none. */
  private static String alarm(JsonNode template, String name) {
    String last = name.startsWith("arn:") ? name.substring(name.lastIndexOf(':') + 1) : name;
    for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
      String type = resource.getValue().path("Type").asText();
      boolean alarm = type.equals(ALARM) || type.equals(COMPOSITE);
      boolean named = resource.getValue().at("/Properties/AlarmName").asText().equals(last);
      if (alarm && (resource.getKey().equals(last) || (named && !last.isEmpty()))) {
        return resource.getKey();
      }
    }
    return "";
  }

  private static Problem unknown(String name) {
    return new Problem("alarm " + name, name, "an alarm of this template");
  }
}
