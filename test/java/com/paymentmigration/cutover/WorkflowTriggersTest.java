package com.paymentmigration.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.testsupport.Definition;
import com.paymentmigration.testsupport.EventPatterns;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Template;

/** What makes the functions look without a person asking, on the synthesized template. */
class WorkflowTriggersTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final WholeStack STACK = WholeStack.selected();

  private static JsonNode rule(String id) {
    return STACK.ofType("AWS::Events::Rule").entrySet().stream()
        .filter(each -> STACK.path(each.getKey()).equals("Triggers/" + id + "/Resource"))
        .map(each -> each.getValue().path("Properties"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> logicalIds(String type) {
    return List.copyOf(STACK.ofType(type).keySet());
  }

  /** As RDS sends it: Aurora User Guide, "Creating a rule that triggers on an Aurora event". */
  private static ObjectNode event(
      String type, String sourceType, String category, String eventId, String identifier) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "0").put("id", "12a345b6-78c9-01d2-34e5-123f4ghi5j6k");
    event.put("detail-type", type).put("source", "aws.rds").put("account", "111122223333");
    ObjectNode detail = event.putObject("detail");
    detail.putArray("EventCategories").add(category);
    detail.put("SourceType", sourceType).put("SourceIdentifier", identifier);
    detail.put("SourceArn", "arn:aws:rds:us-east-1:111122223333:db:" + identifier);
    detail.put("Message", "DB instance restarted").put("EventID", eventId);
    return event;
  }

  private static boolean calls(JsonNode event) {
    return EventPatterns.match(
        rule("DatabaseRestart").path("EventPattern"), event, logicalId -> logicalId);
  }

  @ParameterizedTest
  @CsvSource({
    "availability, RDS-EVENT-0006",
    "recovery, RDS-EVENT-0021",
    "maintenance, RDS-EVENT-0027",
    "notification, RDS-EVENT-0088"
  })
  void aStartOfAnyInstanceOfEitherClusterIsHeard(String category, String eventId) {
    List<String> instances = logicalIds("AWS::RDS::DBInstance");

    assertThat(instances).hasSizeGreaterThanOrEqualTo(4);
    for (String instance : instances) {
      assertThat(calls(event("RDS DB Instance Event", "DB_INSTANCE", category, eventId, instance)))
          .as(instance)
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "failover, RDS-EVENT-0071",
    "maintenance, RDS-EVENT-0173",
    "notification, RDS-EVENT-0151"
  })
  void aFailoverAPatchAndAStartOfEitherClusterAreHeard(String category, String eventId) {
    List<String> clusters = logicalIds("AWS::RDS::DBCluster");

    assertThat(clusters).hasSize(2);
    for (String cluster : clusters) {
      assertThat(calls(event("RDS DB Cluster Event", "CLUSTER", category, eventId, cluster)))
          .as(cluster)
          .isTrue();
    }
  }

  @Test
  void anotherStacksDatabaseIsNotHeard() {
    assertThat(
            calls(
                event(
                    "RDS DB Instance Event",
                    "DB_INSTANCE",
                    "availability",
                    "RDS-EVENT-0006",
                    "somebody-elses")))
        .isFalse();
    assertThat(
            calls(
                event(
                    "RDS DB Cluster Event",
                    "CLUSTER",
                    "failover",
                    "RDS-EVENT-0071",
                    "somebody-elses")))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "RDS DB Instance Event, DB_INSTANCE, backup, RDS-EVENT-0002",
    "RDS DB Instance Event, DB_INSTANCE, configuration change, RDS-EVENT-0092",
    "RDS DB Instance Event, DB_INSTANCE, creation, RDS-EVENT-0005",
    "RDS DB Snapshot Event, SNAPSHOT, availability, RDS-EVENT-0042"
  })
  void whatStartsNoServerIsNotHeard(
      String type, String sourceType, String category, String eventId) {
    String instance = logicalIds("AWS::RDS::DBInstance").get(0);

    assertThat(calls(event(type, sourceType, category, eventId, instance))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED, true",
    "TIMED_OUT, true",
    "ABORTED, true",
    "SUCCEEDED, false",
    "RUNNING, false"
  })
  void aWorkflowThatEndedBadlyIsHeardHoweverItEnded(String status, boolean heard) {
    JsonNode pattern = rule("WorkflowEndedBadly").path("EventPattern");
    List<String> machines = new ArrayList<>();
    pattern
        .at("/detail/stateMachineArn")
        .forEach(each -> machines.add(each.path("Ref").asText(each.asText())));
    assertThat(machines).hasSize(2);
    for (String machine : machines) {
      ObjectNode event = JSON.createObjectNode();
      event.put("source", "aws.states");
      event.put("detail-type", "Step Functions Execution Status Change");
      event.putObject("detail").put("stateMachineArn", machine).put("status", status);
      assertThat(EventPatterns.match(pattern, event, logicalId -> logicalId))
          .as(machine)
          .isEqualTo(heard);
    }
  }

  @Test
  void whicheverDatabaseItWasTheWriterFunctionIsToldToReassert() {
    assertThat(targets("DatabaseRestart"))
        .containsExactly(Map.entry("WriterFunction", "{\"operation\":\"reassert\"}"));
  }

  @Test
  void aMinuteLaterAtTheLatestTheStandbyIsLookedAtWithoutAnyEvent() {
    assertThat(rule("EveryMinute").path("ScheduleExpression").asText()).isEqualTo("rate(1 minute)");
    assertThat(targets("EveryMinute"))
        .containsExactlyInAnyOrder(
            Map.entry("WatchdogFunction", ""),
            Map.entry("WriterFunction", "{\"operation\":\"measure\"}"),
            Map.entry("WriterFunction", "{\"operation\":\"tick\"}"),
            Map.entry("WorkerFunction", "{\"operation\":\"prove\"}"));
  }

  @Test
  void everyFunctionThatARollbackOrARecoveryCallsIsCalledEachMinute() {
    Set<String> called = new TreeSet<>();
    for (String rule : List.of("EveryMinute", "KeepAwake")) {
      assertThat(rule(rule).path("ScheduleExpression").asText()).isEqualTo("rate(1 minute)");
      targets(rule).forEach(target -> called.add(target.getKey()));
    }

    assertThat(called).containsAll(functionsOf("RollbackWorkflow")).contains("WatchdogFunction");
    assertThat(functionsOf("RollbackWorkflow")).hasSize(5);
  }

  @Test
  void whatWouldSleepOtherwiseIsTouchedOrLooksAtWhatRestsAndNothingIsDeliveredAgain() {
    assertThat(targets("KeepAwake"))
        .containsExactlyInAnyOrder(
            Map.entry("RunFunction", "{\"operation\":\"touch\"}"),
            Map.entry("TrafficBackFunction", "{\"operation\":\"rest\"}"),
            Map.entry("ReconcileFunction", "{\"operation\":\"rest\"}"));
    for (JsonNode target : rule("KeepAwake").path("Targets")) {
      assertThat(target.at("/RetryPolicy/MaximumRetryAttempts").asInt(-1)).isZero();
      assertThat(target.at("/RetryPolicy/MaximumEventAgeInSeconds").asInt()).isEqualTo(60);
    }
  }

  @Test
  void aRuleHasFiveTargetsAtMost() {
    for (JsonNode each : STACK.ofType("AWS::Events::Rule").values()) {
      assertThat(each.at("/Properties/Targets")).hasSizeLessThanOrEqualTo(5);
    }
  }

  @Test
  void beforeARunBeginsEachOfThemMustAnswer() {
    Definition migration = Definition.of(Template.fromString(STACK.text()), "MigrationWorkflow");
    Set<String> asked = new TreeSet<>();
    for (JsonNode branch : migration.state("Way back answers").path("Branches")) {
      JsonNode touch = branch.path("States").path(branch.path("StartAt").asText());
      assertThat(touch.at("/Parameters/operation").asText()).isEqualTo("touch");
      assertThat(migration.state(touch.at("/Catch/0/Next").asText()).path("Type").asText())
          .isEqualTo("Fail");
      asked.add(function(touch.path("Resource").asText()));
    }

    assertThat(asked).isEqualTo(functionsOf("RollbackWorkflow"));
    assertThat(migration.state("Way back answers").path("Next").asText()).isEqualTo("Begin");
  }

  /** Functions that the tasks of a workflow call, from its synthesized definition. */
  private static Set<String> functionsOf(String workflow) {
    Set<String> functions = new TreeSet<>();
    for (JsonNode state :
        Definition.of(Template.fromString(STACK.text()), workflow).states().values()) {
      if (state.path("Type").asText().equals("Task")) {
        functions.add(function(state.path("Resource").asText()));
      }
    }
    return functions;
  }

  /** {@code SwitchRunFunction…} of a reference in angle brackets, as its construct is called. */
  private static String function(String reference) {
    String logicalId = reference.replaceAll("[<>]|\\.Arn", "");
    return STACK.path(logicalId).split("/", -1)[1];
  }

  private static List<Map.Entry<String, String>> targets(String id) {
    List<Map.Entry<String, String>> targets = new ArrayList<>();
    for (JsonNode target : rule(id).path("Targets")) {
      String path = STACK.path(target.at("/Arn/Fn::GetAtt/0").asText());
      String function = path.split("/", -1)[1];
      targets.add(Map.entry(function, target.path("Input").asText()));
    }
    return targets;
  }
}
