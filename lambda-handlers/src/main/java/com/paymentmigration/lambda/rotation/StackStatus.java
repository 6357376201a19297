package com.paymentmigration.lambda.rotation;

import java.util.List;

/** Port: what CloudFormation does with the stack now. */
@FunctionalInterface
public interface StackStatus {
  /**
   * Operations that do not touch the master password of a cluster: the creation, at whose end the
   * first rotations belong, and what is done after an update is complete.
   */
  List<String> HARMLESS =
      List.of(
          "CREATE_IN_PROGRESS",
          "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
          "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");

  /** CloudFormation's stack status, such as {@code UPDATE_COMPLETE}. */
  String current();

  /**
   * Whether an update may set the master password just now. Any update of a cluster, that of a tag
   * included, is a ModifyDBCluster, and carries the secret's value when it has changed since the
   * update before.
   *
   * <p>Source: aws-cloudformation-resource-providers-rds, {@code UpdateHandler} and {@code
   * Translator} of {@code aws-rds-dbcluster}.
   */
  default boolean maySetPasswords() {
    String status = current();
    return status.endsWith("_IN_PROGRESS") && !HARMLESS.contains(status);
  }
}
