package com.paymentmigration.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is not in the VPC: workflows, tables, secrets, alarms, keys, backups. */
final class ServicesPart {
  private static final double TOP = 546;
  private static final double HEIGHT = 150;
  private static final double CARD_TOP = TOP + 32;
  private static final double CARD_HEIGHT = HEIGHT - 44;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ServicesPart() {}

  static void draw(Sketch sketch, StackFacts facts) {
    sketch.box("tier", new Box(16, TOP, 1008, HEIGHT));
    sketch.text("strong", 28, TOP + 21, "Services of the Region");
    sketch.text("soft small", 196, TOP + 21, endpoints(facts));
    card(sketch, 28, 150, "Tables", "AWS::DynamoDB::Table", tables(facts), facts);
    card(sketch, 186, 182, "Secrets", "AWS::SecretsManager::Secret", secrets(facts), facts);
    card(sketch, 376, 182, "Keys", "AWS::KMS::Key", keys(facts), facts);
    card(sketch, 566, 186, "Alarms", "AWS::CloudWatch::Alarm", alarms(facts), facts);
    Box box =
        card(
            sketch,
            760,
            252,
            "Workflows",
            "AWS::StepFunctions::StateMachine",
            workflows(facts),
            facts);
    double x = FunctionsPart.BOX.right() - 46;
    sketch.arrow("", x, box.y(), x, FunctionsPart.BOX.bottom());
    sketch.text("small end", x - 8, NetworkPart.DATA.y() + 40, "invoke");
  }

  private static Box card(
      Sketch sketch,
      double x,
      double width,
      String name,
      String type,
      List<String> lines,
      StackFacts facts) {
    Box box = new Box(x, CARD_TOP, width, CARD_HEIGHT);
    sketch.box("card", box);
    sketch.text("strong", x + 12, box.y() + 20, facts.count(type) + " " + lower(name));
    sketch.lines("small", x + 12, box.y() + 40, width - 20, lines);
    return box;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String endpoints(StackFacts facts) {
    long gateways =
        facts.ofType("AWS::EC2::VPCEndpoint").values().stream()
            .filter(endpoint -> endpoint.path("VpcEndpointType").asText().equals("Gateway"))
            .count();
    return "reached through "
        + gateways
        + " gateway and "
        + (facts.count("AWS::EC2::VPCEndpoint") - gateways)
        + " interface endpoints";
  }

  private static List<String> tables(StackFacts facts) {
    List<String> lines =
        new ArrayList<>(facts.names("AWS::DynamoDB::Table", "", "/Table/Resource"));
    TreeSet<Integer> days = new TreeSet<>();
    facts
        .ofType("AWS::DynamoDB::Table")
        .values()
        .forEach(
            table ->
                days.add(
                    table.at("/PointInTimeRecoverySpecification/RecoveryPeriodInDays").asInt()));
    lines.add("restorable to any");
    lines.add(
        "second of "
            + days.stream().map(String::valueOf).collect(Collectors.joining(", "))
            + " days");
    return lines;
  }

  private static List<String> secrets(StackFacts facts) {
    List<String> names = facts.names("AWS::SecretsManager::Secret", "Credentials/", "");
    TreeSet<Integer> days = new TreeSet<>();
    facts
        .ofType("AWS::SecretsManager::RotationSchedule")
        .values()
        .forEach(
            schedule -> days.add(schedule.at("/RotationRules/AutomaticallyAfterDays").asInt()));
    List<String> lines = new ArrayList<>(Sketch.wrap(names, 160));
    lines.add(
        "rotated every "
            + days.stream().map(String::valueOf).collect(Collectors.joining(", "))
            + " days");
    return lines;
  }

  private static List<String> keys(StackFacts facts) {
    List<String> names = facts.names("AWS::KMS::Key", "Keys/", "/Resource");
    TreeSet<Integer> days = new TreeSet<>();
    facts
        .ofType("AWS::Backup::BackupPlan")
        .values()
        .forEach(
            plan ->
                plan.at("/BackupPlan/BackupPlanRule")
                    .forEach(rule -> days.add(rule.at("/Lifecycle/DeleteAfterDays").asInt())));
    List<String> lines = new ArrayList<>(Sketch.wrap(names, 160));
    lines.add(
        facts.count("AWS::Backup::BackupPlan")
            + " backup plans, "
            + days.stream().map(String::valueOf).collect(Collectors.joining(", "))
            + " days");
    return lines;
  }

  private static List<String> alarms(StackFacts facts) {
    return List.of(
        facts.count("AWS::CloudWatch::CompositeAlarm") + " composite guards: they",
        "start the rollback",
        facts.count("AWS::CloudWatch::Dashboard") + " dashboard",
        facts.count("AWS::SNS::Topic") + " topic for the operators");
  }

  private static List<String> workflows(StackFacts facts) {
    List<String> lines = new ArrayList<>();
    facts
        .ofType("AWS::StepFunctions::StateMachine")
        .forEach(
            (path, machine) ->
                lines.add(
                    path.substring(0, path.indexOf('/')) + ", " + states(machine) + " states"));
    lines.add(
        "begun by an operator, " + facts.count("Custom::PreMigrationValidation") + " gate of");
    lines.add("deployments, " + facts.count("AWS::Events::Rule") + " event rules");
    return lines;
  }

  private static int states(JsonNode machine) {
    try {
      return count(MAPPER.readTree(StackFacts.joined(machine.path("DefinitionString"))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a definition of a workflow", e);
    }
  }

  private static int count(JsonNode node) {
    int states = node.path("States").size();
    for (JsonNode child : node) {
      states += count(child);
    }
    return states;
  }
}
