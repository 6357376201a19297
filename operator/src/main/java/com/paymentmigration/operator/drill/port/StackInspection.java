package com.paymentmigration.operator.drill.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What CloudFormation says of the stack. Failures are {@link CallFailedException}s. */
public interface StackInspection {
  /**
   * The stack now.
   *
   * @param status CloudFormation's status
   * @param roleArn role that CloudFormation was given last; empty if none
   * @param parameters values by key
   */
  record Now(String status, String roleArn, Map<String, String> parameters) {}

  /**
   * A drift detection.
   *
   * @param running whether it is under way
   * @param failure why it failed; empty if it did not
   * @param stackDrift IN_SYNC, DRIFTED, or empty before the end
   */
  record Detection(boolean running, String failure, String stackDrift) {}

  /**
   * A resource that is not as the template says.
   *
   * @param logicalId name in the template
   * @param type of the resource
   * @param status MODIFIED or DELETED
   * @param differences property paths with what was expected and what was found
   */
  record Drifted(String logicalId, String type, String status, String differences) {}

  /** The stack now. */
  Now now();

  /** Starts a drift detection; its id. */
  String detectDrift();

  /** How a drift detection stands. */
  Detection detection(String id);

  /** What drifted. */
  List<Drifted> drifted();

  /** When the latest update whose client token begins with {@code token} was complete. */
  Optional<Instant> completed(String token);
}
