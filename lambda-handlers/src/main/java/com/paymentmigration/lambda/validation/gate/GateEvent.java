package com.paymentmigration.lambda.validation.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.domain.MigrationPhase;

/**
 * What CloudFormation sends to a custom resource. Read in two steps, so that an event with a bad
 * property can still be answered.
 *
 * @param address whom to answer
 * @param requestType {@code Create}, {@code Update} or {@code Delete}; may be anything
 * @param body the whole event
 */
public record GateEvent(AnswerAddress address, String requestType, JsonNode body) {
  /** Property that carries the phase. */
  public static final String PHASE = "MigrationPhase";

  /**
   * Reads whom to answer.
   *
   * @throws IllegalArgumentException if there is no address to answer to
   */
  public static GateEvent of(JsonNode body) {
    return new GateEvent(AnswerAddress.of(body), body.path("RequestType").asText(""), body);
  }

  /** Whether the resource goes away, which always succeeds. */
  public boolean delete() {
    return requestType.equals("Delete");
  }

  /**
   * The change of phase that the event asks for.
   *
   * @throws IllegalArgumentException if the event is malformed; names property, received, allowed
   */
  public PhaseTransition transition() {
    MigrationPhase to = phase("ResourceProperties");
    return switch (requestType) {
      case "Create" -> new PhaseTransition(MigrationPhase.PREPARE, to);
      case "Update" -> new PhaseTransition(phase("OldResourceProperties"), to);
      default ->
          throw new IllegalArgumentException(
              "RequestType: received '" + requestType + "', allowed: Create, Update, Delete");
    };
  }

  private MigrationPhase phase(String properties) {
    try {
      return MigrationPhase.ofKey(body.path(properties).path(PHASE).asText(""));
    } catch (IllegalArgumentException unknownPhase) {
      throw new IllegalArgumentException(
          properties + "." + unknownPhase.getMessage(), unknownPhase);
    }
  }

  @Override
  public String toString() {
    return "GateEvent[" + requestType + ", " + address + "]";
  }
}
