package com.paymentmigration.lambda.stack;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stack as CloudFormation describes it.
 *
 * @param status CloudFormation's stack status, such as {@code UPDATE_COMPLETE}
 * @param parameters every parameter key with its present value
 * @param capabilities that the stack was last given
 */
public record StackState(String status, Map<String, String> parameters, List<String> capabilities) {
  /** Statuses at rest from which CloudFormation accepts an update. */
  private static final List<String> UPDATABLE =
      List.of(
          "CREATE_COMPLETE",
          "UPDATE_COMPLETE",
          "UPDATE_ROLLBACK_COMPLETE",
          "IMPORT_COMPLETE",
          "IMPORT_ROLLBACK_COMPLETE");

  /** Keeps its own sorted copy: requests built from it look the same every time. */
  public StackState {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    capabilities = List.copyOf(capabilities);
  }

  /** Whether CloudFormation is at work on the stack, clean-up included: it takes no update then. */
  public boolean busy() {
    return status.endsWith("_IN_PROGRESS");
  }

  /** Whether CloudFormation would accept an update now. */
  public boolean updatable() {
    return UPDATABLE.contains(status);
  }
}
