package com.paymentmigration.lambda.validation.gate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer to CloudFormation.
 *
 * @param success whether the deployment may go on
 * @param reason what the stack's events show, for a person
 */
public record Answer(boolean success, String reason) {
  /** CloudFormation's limit on the body of an answer, in bytes. */
  public static final int MAX_BYTES = 4096;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CUT = " [...]";

  /**
   * The body for {@code address}: JSON of at most {@link #MAX_BYTES} bytes, the reason shortened at
   * its end until it fits.
   */
  public byte[] body(AnswerAddress address) {
    String text = reason;
    byte[] body = json(address, text);
    while (body.length > MAX_BYTES && !text.isEmpty()) {
      int excess = body.length - MAX_BYTES;
      // A character is up to 6 bytes of JSON: dropping a sixth of the excess never drops too much.
      int keep = Math.max(0, text.length() - Math.max(1, excess / 6));
      if (keep > 0 && Character.isHighSurrogate(text.charAt(keep - 1))) {
        keep--;
      }
      text = text.substring(0, keep);
      body = json(address, text + CUT);
    }
    return body;
  }

  private byte[] json(AnswerAddress address, String text) {
    ObjectNode node = JSON.createObjectNode();
    node.put("Status", success ? "SUCCESS" : "FAILED");
    node.put("Reason", text);
    node.put("PhysicalResourceId", address.physicalResourceId());
    node.put("StackId", address.stackId());
    node.put("RequestId", address.requestId());
    node.put("LogicalResourceId", address.logicalResourceId());
    try {
      return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
