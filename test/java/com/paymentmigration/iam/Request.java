package com.paymentmigration.iam;

import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody asks of AWS, as IAM evaluates it.
 *
 * @param principal ARN of a role, or a service such as {@code events.amazonaws.com}
 * @param action {@code dynamodb:GetItem}
 * @param resource ARN, or {@code *} for an action without resources
 * @param context condition keys and their values
 * @param endpoint whether the call leaves from inside the VPC, through the service's endpoint
 * @param origin the record, or the rule that says who asks on whose behalf
 */
public record Request(
    String principal,
    String action,
    String resource,
    Map<String, String> context,
    boolean endpoint,
    String origin) {
  /** Copies the context. */
  public Request {
    context = new TreeMap<>(context);
  }

  /** Service prefix of the action. */
  public String service() {
    return action.substring(0, action.indexOf(':'));
  }

  /** One line for a person. */
  public String text() {
    return principal + " " + action + " on " + resource + " " + context + " (" + origin + ")";
  }
}
