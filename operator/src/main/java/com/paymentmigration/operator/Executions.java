package com.paymentmigration.operator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Executions of the stack's workflows: start, look, answer. */
final class Executions {
  /** Events looked through, newest first: a round of a bake makes nine. */
  private static final int EVENTS = 60;

  /** Events of one answer, at most (API reference, GetExecutionHistory). */
  private static final int PAGE = 1000;

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SfnClient client;

  Executions(SfnClient client) {
    this.client = client;
  }

  /** Starts {@code workflowArn} with texts as its input; the execution's ARN. */
  String start(String workflowArn, Map<String, String> input) {
    ObjectNode json = JSON.createObjectNode();
    input.forEach(json::put);
    String name = name();
    return client
        .startExecution(r -> r.stateMachineArn(workflowArn).name(name).input(json.toString()))
        .executionArn();
  }

  /** Tells in every list when a person started it; the rest keeps two of one second apart. */
  private static String name() {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return "operator-" + SECOND.format(Instant.now()) + "-" + unique;
  }

  /** ARN of an execution of {@code workflowArn} under way. */
  Optional<String> running(String workflowArn) {
    return client
        .listExecutions(
            r -> r.stateMachineArn(workflowArn).statusFilter(ExecutionStatus.RUNNING).maxResults(1))
        .executions()
        .stream()
        .map(ExecutionListItem::executionArn)
        .findFirst();
  }

  /** An execution and what it did last; empty if it is unknown (they are kept for 90 days). */
  Optional<Run> look(String executionArn) {
    if (executionArn.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Run.of(
              client.describeExecution(r -> r.executionArn(executionArn)), latest(executionArn)));
    } catch (ExecutionDoesNotExistException expired) {
      return Optional.empty();
    }
  }

  /**
   * The approval that an execution waits for. Both environments are watched meanwhile, so the
   * request may be thousands of events back.
   */
  Optional<Approval> approval(String executionArn) {
    return client
        .getExecutionHistoryPaginator(
            r -> r.executionArn(executionArn).reverseOrder(true).maxResults(PAGE))
        .stream()
        .flatMap(page -> newestFirst(page).stream())
        .filter(Approval::isOfOne)
        .findFirst()
        .flatMap(Approval::of);
  }

  /** Answers: the workflow records who and why, and goes on or rolls back. */
  void answer(Approval approval, boolean approved, String by, String reason) {
    ObjectNode output = JSON.createObjectNode();
    output.put("approved", approved).put("by", by).put("reason", reason);
    client.sendTaskSuccess(r -> r.taskToken(approval.token()).output(output.toString()));
  }

  /** The newest events, newest first, also where the service's own order is another. */
  private List<HistoryEvent> latest(String executionArn) {
    return newestFirst(
        client.getExecutionHistory(
            r -> r.executionArn(executionArn).reverseOrder(true).maxResults(EVENTS)));
  }

  private static List<HistoryEvent> newestFirst(GetExecutionHistoryResponse page) {
    return page.events().stream()
        .sorted(Comparator.comparing(HistoryEvent::id).reversed())
        .toList();
  }
}
