package com.paymentmigration.lambda.validation.gate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whom an answer goes to, and what it must repeat.
 *
 * @param url pre-signed address, hidden in every text
 * @param stackId id of the stack
 * @param requestId id of the request
 * @param logicalResourceId logical id of the custom resource
 * @param physicalResourceId physical id; the same in every phase, so that no change of the phase
 *     ever replaces the resource
 */
public record AnswerAddress(
    ResponseUrl url,
    String stackId,
    String requestId,
    String logicalResourceId,
    String physicalResourceId) {
  /** Physical id of the gate. */
  public static final String PHYSICAL_ID = "pre-migration-validation";

  /**
   * Reads a custom resource's event, spelled as CloudFormation spells it.
   *
   * @throws IllegalArgumentException if there is no usable ResponseURL
   */
  public static AnswerAddress of(JsonNode event) {
    String physical = event.path("PhysicalResourceId").asText("");
    return new AnswerAddress(
        ResponseUrl.of(event.path("ResponseURL").asText(null)),
        event.path("StackId").asText(""),
        event.path("RequestId").asText(""),
        event.path("LogicalResourceId").asText(""),
        physical.isBlank() ? PHYSICAL_ID : physical);
  }
}
