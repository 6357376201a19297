package com.paymentmigration.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which context of a command line is a default of the first deployment only: a stack that
 * exists keeps the values of its parameters, and {@code -c costCenter=…} changes nothing there.
 */
public final class FirstDeploymentOnly {
  private FirstDeploymentOnly() {}

  /**
   * The line, if there is anything to say.
   *
   * @param context every context value
   * @param committed what cdk.context.json holds: the values that everybody has
   */
  public static Optional<String> note(Map<String, ?> context, Map<String, ?> committed) {
    List<String> keys = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    for (ParameterDefinition parameter : ParameterDefinition.values()) {
      String key = parameter.contextKey();
      Object value = context.get(key);
      if (value != null && !parameter.pinned() && !value.equals(committed.get(key))) {
        keys.add(key);
        parameters.add("--parameters " + parameter.logicalId() + "=" + value);
      }
    }
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Require.list(keys)
                + " of the context count for the first deployment only; a stack that exists keeps its"
                + " values. To change them there: cdk deploy "
                + String.join(" ", parameters));
  }
}
