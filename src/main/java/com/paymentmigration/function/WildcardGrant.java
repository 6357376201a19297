package com.paymentmigration.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * Permission on {@code *}: only for calls that have no resource-level permission, and never without
 * the reason next to it.
 *
 * @param sid what it is for, as the statement's id
 * @param actions calls; none with a wildcard of its own
 * @param conditions what narrows it, as IAM writes conditions; may be empty
 * @param reason why there is no narrower resource, for the auditor
 */
public record WildcardGrant(
    String sid, List<String> actions, Map<String, Object> conditions, String reason) {

  /**
   * Checks that it says what and why.
   *
   * @throws IllegalArgumentException if an action has a wildcard or the reason is blank
   */
  public WildcardGrant {
    Objects.requireNonNull(sid, "sid");
    actions = List.copyOf(actions);
    conditions = new LinkedHashMap<>(conditions);
    for (String action : actions) {
      if (action.contains("*")) {
        throw new IllegalArgumentException(
            "actions of " + sid + ": received " + action + ", allowed: calls by their full name");
      }
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "reason of " + sid + ": received nothing, needed a reason");
    }
  }

  /** A grant that no condition narrows. */
  public WildcardGrant(String sid, List<String> actions, String reason) {
    this(sid, actions, Map.of(), reason);
  }

  PolicyStatement statement() {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(actions)
        .resources(List.of("*"))
        .conditions(conditions)
        .build();
  }
}
