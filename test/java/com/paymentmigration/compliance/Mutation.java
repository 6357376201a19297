package com.paymentmigration.compliance;

import java.util.function.Consumer;

/**
 * One way to break the whole template.
 *
 * @param rule that must find it
 * @param logicalId where, or empty for anywhere
 * @param apply breaks the template
 */
record Mutation(String rule, String logicalId, Consumer<Template> apply) {
  boolean isFoundBy(GateRun.Finding finding) {
    return finding.rule().equals(rule)
        && (logicalId.isEmpty() || finding.logicalId().equals(logicalId));
  }

  @Override
  public String toString() {
    return rule + " at " + logicalId;
  }
}
