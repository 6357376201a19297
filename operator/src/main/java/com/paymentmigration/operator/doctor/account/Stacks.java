package com.paymentmigration.operator.doctor.account;

import java.util.Map;
import java.util.Optional;

/** Stacks in CloudFormation. */
public interface Stacks {
  /** The stack; empty if there is none of this name. */
  Optional<StackState> stack(String name);

  /**
   * A stack.
   *
   * @param status CloudFormation's status
   * @param parameters values by key
   * @param outputs values by name
   * @param drift what the last drift detection came to, and when; empty if there was none
   */
  record StackState(
      String status, Map<String, String> parameters, Map<String, String> outputs, String drift) {}
}
