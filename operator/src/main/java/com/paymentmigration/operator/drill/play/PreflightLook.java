package com.paymentmigration.operator.drill.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.PreflightFailedException;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.port.DrillAccount;
import com.paymentmigration.operator.drill.port.FunctionCalls;
import java.util.Arrays;
import java.util.Optional;

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
   * @throws IllegalStateException if it failed otherwise than by refusing
   */
  static PreflightLook at(DrillAccount account, DrillRun run) {
    Optional<MigrationState> state = account.state().state();
    boolean armed = state.filter(each -> each.status() != MigrationStatus.READY).isPresent();
    String function = run.site().function("PreflightFunction");
    String input =
        JSON.createObjectNode()
            .put("epoch", state.map(MigrationState::epoch).orElse(0L))
            .put("mode", armed ? "migrate" : "replicate")
            .put("stage", "start")
            .toString();
    FunctionCalls.Reply reply = account.functions().invoke(function, input);
    String broken = reply.failed() ? refusal(reply.payload()) : agreed(reply.payload());
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

  /** Nothing is broken, if the answer is preflight's. */
  private static String agreed(String payload) {
    try {
      if (JSON.readTree(payload).path("assumptions").isEmpty()) {
        throw new IllegalStateException("preflight named no assumption: " + payload);
      }
      return "";
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("preflight answered no JSON: " + payload, notJson);
    }
  }

  private static String refusal(String payload) {
    try {
      JsonNode error = JSON.readTree(payload);
      String message = error.path("errorMessage").asText();
      if (error.path("errorType").asText().equals(PreflightFailedException.class.getName())) {
        return message;
      }
      throw new IllegalStateException(
          "preflight: " + error.path("errorType").asText("no error type") + ": " + message);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("preflight answered no JSON: " + payload, notJson);
    }
  }
}
