package com.paymentmigration.rehearsal.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.rehearsal.function.FunctionFailedException;
import com.paymentmigration.rehearsal.function.FunctionHost;
import com.paymentmigration.rehearsal.time.Ticker;
import com.paymentmigration.testsupport.EventPatterns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/**
 * EventBridge's part, which the emulator does not play: delivers the schedule's ticks, bad ends of
 * executions and alarms to the targets of the template's own rules whose patterns match.
 */
public final class EventBus implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LOOK_MILLIS = 500;

  private final Deployment deployment;
  private final FunctionHost functions;
  private final Map<String, String> physicalIds;
  private final List<String> machines;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();
  private final Ticker minute;
  private final Ticker executions;
  private final Set<JsonNode> ticking = ConcurrentHashMap.newKeySet();
  private final ExecutorService deliveries = Executors.newCachedThreadPool();
  private volatile boolean scheduled = true;

  /**
   * Starts delivering.
   *
   * @param tickMillis how long the schedule's minute lasts here
   */
  public EventBus(Deployment deployment, FunctionHost functions, long tickMillis) {
    this.deployment = deployment;
    this.functions = functions;
    this.physicalIds = deployment.physicalIds();
    this.machines =
        List.of(
            deployment.workflow("MigrationWorkflowArn"),
            deployment.workflow("RollbackWorkflowArn"));
    minute = new Ticker("schedule", tickMillis, this::tick);
    executions = new Ticker("executions", LOOK_MILLIS, this::look);
  }

  /** Stops the schedules, or lets them go on: what somebody can do to a rule. */
  public void schedule(boolean enabled) {
    scheduled = enabled;
  }

  /** A guard alarm changed its state. */
  public void alarm(String name, String state, Instant at) {
    ObjectNode event = event("aws.cloudwatch", "CloudWatch Alarm State Change");
    ObjectNode detail = event.putObject("detail");
    detail.put("alarmName", name);
    detail.putObject("state").put("value", state).put("timestamp", at.toString());
    publish(event);
  }

  /**
   * A minute is long enough for an answer, and what it is shortened to may not be: no pile of them.
   */
  private void tick() {
    ObjectNode event = event("aws.events", "Scheduled Event");
    rules().stream()
        .filter(rule -> scheduled && rule.has("ScheduleExpression") && ticking.add(rule))
        .forEach(rule -> send(rule, event, () -> ticking.remove(rule)));
  }

  private void look() {
    for (String machine : machines) {
      deployment
          .clients()
          .workflows()
          .listExecutions(request -> request.stateMachineArn(machine))
          .executions()
          .forEach(execution -> report(machine, execution));
    }
  }

  private void report(String machine, ExecutionListItem execution) {
    String status = execution.statusAsString();
    if (!status.equals("RUNNING") && reported.add(execution.executionArn())) {
      ObjectNode event = event("aws.states", "Step Functions Execution Status Change");
      event
          .putObject("detail")
          .put("executionArn", execution.executionArn())
          .put("stateMachineArn", machine)
          .put("status", status);
      publish(event);
    }
  }

  private void publish(ObjectNode event) {
    rules().stream()
        .filter(
            rule ->
                rule.has("EventPattern")
                    && EventPatterns.match(rule.get("EventPattern"), event, this::resolve))
        .forEach(rule -> send(rule, event, () -> {}));
  }

  private void send(JsonNode rule, JsonNode event, Runnable after) {
    for (JsonNode target : rule.path("Targets")) {
      String function = target.at("/Arn/Fn::GetAtt/0").asText();
      String input = target.has("Input") ? target.get("Input").asText() : event.toString();
      deliveries.execute(
          () -> {
            try {
              functions.call(function.substring(0, function.length() - 8), input);
            } catch (FunctionFailedException failure) {
              LOG.warn("event not handled", failure);
            } finally {
              after.run();
            }
          });
    }
  }

  private Set<JsonNode> rules() {
    Set<JsonNode> rules = new HashSet<>();
    for (JsonNode resource : deployment.synthesized().path("Resources")) {
      if (resource.path("Type").asText().equals("AWS::Events::Rule")) {
        rules.add(resource.path("Properties"));
      }
    }
    return rules;
  }

  private String resolve(String logicalId) {
    return physicalIds.getOrDefault(logicalId, logicalId);
  }

  private static ObjectNode event(String source, String type) {
    try {
      return (ObjectNode)
          JSON.readTree("{\"source\":\"%s\",\"detail-type\":\"%s\"}".formatted(source, type));
    } catch (IOException failure) {
      throw new UncheckedIOException("no JSON", failure);
    }
  }

  @Override
  public void close() {
    minute.close();
    executions.close();
    deliveries.shutdownNow();
  }
}
