package com.paymentmigration.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.testmoto.StateTable;

/**
 * Workflows that do to the state table what the real ones do, without databases: the emulator's
 * interpreter runs them.
 */
final class Definitions {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ObjectNode states = JSON.createObjectNode();
  private String first;
  private ObjectNode last;

  /** A workflow that ends well at once. */
  static String nothing() {
    return new Definitions().add("Done", JSON.createObjectNode().put("Type", "Succeed")).text();
  }

  /** Then records a state, which this execution owns. */
  Definitions record(MigrationStatus status, RunStep step, String writer, int greenWeight) {
    ObjectNode item = JSON.createObjectNode();
    text(item, "id", "migration");
    text(item, "sort", "state");
    number(item, "version", 7);
    number(item, "epoch", 3);
    text(item, "status", status.name());
    text(item, "step", step.name());
    text(item, "active", writer.equals("GREEN") ? "green" : "blue");
    text(item, "home", "blue");
    text(item, "promoted", writer.equals("GREEN") ? "green" : "blue");
    text(item, "writer", writer);
    if (!writer.equals("NONE")) {
      text(item, "writerEndpoint", writer.toLowerCase(java.util.Locale.ROOT) + ".cluster.test");
      number(item, "writerPort", 3306);
      text(item, "writerAccount", "payment_app");
    }
    number(item, "greenWeight", greenWeight);
    text(item, "rotationLease", "");
    item.putObject("rollbackRequested").put("BOOL", false);
    item.putObject("stepStartedAt").put("S.$", "$$.State.EnteredTime");
    item.putObject("executionArn").put("S.$", "$$.Execution.Id");
    text(item, "reason", "recorded by a test's workflow");
    return put("Record " + status + " " + step + " " + greenWeight, item);
  }

  /** Then records a verdict of this execution. */
  Definitions verdict(String verdict, String reason, String... failures) {
    ObjectNode item = JSON.createObjectNode();
    text(item, "id", "validation");
    text(item, "sort", "verdict");
    text(item, "verdict", verdict);
    text(item, "reason", reason);
    item.putObject("recordedAt").put("S.$", "$$.State.EnteredTime");
    item.putObject("run").put("S.$", "$$.Execution.Name");
    text(item, "source", "blue");
    text(item, "target", "green");
    text(item, "sourceGtids", "");
    text(item, "targetGtids", "");
    number(item, "rowsExpected", 1000);
    number(item, "rowsCompared", 1000);
    for (String failure : failures) {
      item.withObject("failures").withArray("L").addObject().put("S", failure);
    }
    return put("Record verdict", item);
  }

  /** Then waits. */
  Definitions pause(int seconds) {
    return add(
        "Pause " + states.size(),
        JSON.createObjectNode().put("Type", "Wait").put("Seconds", seconds));
  }

  /** Then asks a person, as the synthesized workflow does. */
  Definitions approval() {
    ObjectNode task = JSON.createObjectNode();
    task.put("Type", "Task").put("Resource", "arn:aws:states:::lambda:invoke.waitForTaskToken");
    task.put("TimeoutSeconds", 600);
    task.put("ResultPath", "$.approval");
    ObjectNode payload =
        task.putObject("Parameters").put("FunctionName", "run").putObject("Payload");
    payload.put("operation", "requestApproval").put("taskToken.$", "$$.Task.Token");
    add("Wait for approval", task);
    ObjectNode event = JSON.createObjectNode();
    text(event, "id", "migration");
    text(event, "sort", "audit#0000000003#0000000008");
    number(event, "epoch", 3);
    number(event, "version", 8);
    text(event, "intent", "APPROVE");
    text(event, "from", "SHIFTING");
    text(event, "to", "SHIFTING");
    event.putObject("actor").put("S.$", "$.approval.by");
    event.putObject("reason").put("S.$", "$.approval.reason");
    event.putObject("at").put("S.$", "$$.State.EnteredTime");
    number(event, "elapsedMillis", 5);
    text(event, "token", "answer");
    put("Record the answer", event);
    ObjectNode choice = JSON.createObjectNode().put("Type", "Choice").put("Default", "Refused");
    ObjectNode yes = choice.putArray("Choices").addObject();
    yes.put("Variable", "$.approval.approved").put("BooleanEquals", true).put("Next", "Approved");
    add("Approved?", choice);
    states.set(
        "Refused",
        JSON.createObjectNode()
            .put("Type", "Fail")
            .put("Error", "Refused")
            .put("CausePath", "$.approval.reason"));
    ObjectNode approved = JSON.createObjectNode().put("Type", "Pass");
    states.set("Approved", approved);
    last = approved;
    return this;
  }

  /** Then fails. */
  String failing(String error, String cause) {
    return add(
            "Failed",
            JSON.createObjectNode().put("Type", "Fail").put("Error", error).put("Cause", cause))
        .text();
  }

  /** Then ends well. */
  String done() {
    return add("Done", JSON.createObjectNode().put("Type", "Succeed")).text();
  }

  private Definitions put(String name, JsonNode item) {
    ObjectNode task = JSON.createObjectNode();
    task.put("Type", "Task").put("Resource", "arn:aws:states:::dynamodb:putItem");
    task.putNull("ResultPath");
    task.putObject("Parameters").put("TableName", StateTable.NAME).set("Item", item);
    return add(name, task);
  }

  private Definitions add(String name, ObjectNode state) {
    if (first == null) {
      first = name;
    } else {
      last.put("Next", name);
    }
    states.set(name, state);
    last = state;
    return this;
  }

  private String text() {
    ObjectNode definition = JSON.createObjectNode().put("StartAt", first);
    definition.set("States", states);
    return definition.toString();
  }

  private static void text(ObjectNode item, String name, String value) {
    item.putObject(name).put("S", value);
  }

  private static void number(ObjectNode item, String name, int value) {
    item.putObject(name).put("N", String.valueOf(value));
  }
}
