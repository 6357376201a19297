package com.paymentmigration.lambda.stack;

/**
 * Why CloudFormation could not do something to a resource.
 *
 * @param logicalId of the resource
 * @param status of the event, such as {@code UPDATE_FAILED}
 * @param reason CloudFormation's words
 */
public record StackFailure(String logicalId, String status, String reason) {
  @Override
  public String toString() {
    return logicalId + " " + status + ": " + reason;
  }
}
