package com.paymentmigration.operator.drill.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.port.DrillAccount;
import com.paymentmigration.operator.drill.port.FunctionCalls;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The deployed preflight as eyes inside the VPC: it only reads, and names every assumption that
 * does not hold. Outside of a run some do not by design, such as the status; a drill looks for its
 * own.
 */
final class PreflightLook {
  /** Of a side: connection and facts. */
  static final String INSPECTED = " can be inspected";

  /** Of a side: TLS. */
  static final String ENCRYPTED = "connections are encrypted";

  /** Of a side: the endpoint leads to the writer. */
  static final String WRITER_INSTANCE = "connected to the writer instance";

  /** Of the standby: what somebody else wrote there. */
  static final String OWN_TRANSACTIONS = " has no foreign transaction";

  /** Of the standby: read_only and locked accounts. */
  static final String CLOSED = " is closed";

  /** Of the standby: the channel. */
  static final String REPLICATES = " replicates";

  /** Of the standby: it follows. */
  static final String CAUGHT_UP = " is caught up";

  private static final String ROLES = "roles of the databases";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final boolean pair;
  private final String broken;

  private PreflightLook(boolean pair, String broken) {
    this.pair = pair;
    this.broken = broken;
  }

  /**
   * Calls preflight once.
   *
   * @throws IllegalStateException if it failed: a look refuses nothing
   */
  static PreflightLook at(DrillAccount account, DrillRun run) {
    Optional<MigrationState> state = account.state().state();
    boolean armed = state.filter(each -> each.status() != MigrationStatus.READY).isPresent();
    String function = run.site().function("PreflightFunction");
    String input =
        JSON.createObjectNode()
            .put("epoch", state.map(MigrationState::epoch).orElse(0L))
            .put("mode", armed ? "migrate" : "replicate")
            .put("stage", "look")
            .toString();
    FunctionCalls.Reply reply = account.functions().invoke(function, input);
    if (reply.failed()) {
      throw new IllegalStateException("preflight: " + failure(reply.payload()));
    }
    String broken = broken(reply.payload());
    run.evidence("preflight " + input, broken.isEmpty() ? "every assumption holds" : broken);
    return new PreflightLook(armed, broken);
  }

  /** Whether it reached both servers and could look at them. */
  boolean reachedBoth() {
    return Arrays.stream(Environment.values())
        .noneMatch(side -> broken.contains(side.key() + INSPECTED));
  }

  /** Whether the roles of writer and standby were looked at. */
  boolean lookedAtRoles() {
    return pair && reachedBoth() && !broken.contains(ROLES);
  }

  /** Whether an assumption whose name holds {@code name} was named as broken. */
  boolean breaks(String name) {
    return broken.contains(name);
  }

  /** What is broken, as preflight words it. */
  String text() {
    return broken;
  }

  /** What does not hold, by name and detail; empty if all holds. */
  private static String broken(String payload) {
    JsonNode assumptions = json(payload).path("assumptions");
    if (assumptions.isEmpty()) {
      throw new IllegalStateException("preflight named no assumption: " + payload);
    }
    return assumptions
        .valueStream()
        .filter(each -> !each.path("holds").asBoolean())
        .map(each -> each.path("name").asText() + ": " + each.path("detail").asText())
        .collect(Collectors.joining("; "));
  }

  private static String failure(String payload) {
    JsonNode error = json(payload);
    return error.path("errorType").asText("no error type")
        + ": "
        + error.path("errorMessage").asText();
  }

  private static JsonNode json(String payload) {
    try {
      return JSON.readTree(payload);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("preflight answered no JSON: " + payload, notJson);
    }
  }
}
