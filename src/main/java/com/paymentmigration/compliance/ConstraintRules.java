package com.paymentmigration.compliance;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.CloudFormationValidatePlugin;
import software.amazon.awscdk.ValidationRuleSource;

/**
 * CloudFormation's own rules, and the constraints C1 to C5, C7 and least privilege as Rego: one
 * file each, because Guard can neither sum timeouts nor see a joined workflow definition (C6 is
 * {@link DriftGate}).
 */
final class ConstraintRules {
  private static final List<String> FILES =
      List.of(
          "c1-encryption.rego",
          "c2-credentials.rego",
          "c3-rollback.rego",
          "c3-traffic.rego",
          "c4-endpoints.rego",
          "c4-network.rego",
          "c5-tags.rego",
          "c7-parameters.rego",
          "privilege.rego",
          "privilege-trust.rego");

  private static CloudFormationValidatePlugin plugin;

  private ConstraintRules() {}

  /** One for all apps of a virtual machine: its engine takes seconds and some 100 MB. */
  static synchronized CloudFormationValidatePlugin plugin() {
    if (plugin == null) {
      plugin = create();
    }
    return plugin;
  }

  private static CloudFormationValidatePlugin create() {
    List<ValidationRuleSource> rules = new ArrayList<>();
    for (String file : FILES) {
      rules.add(
          ValidationRuleSource.builder()
              .name(file)
              .content(RuleFiles.text("/rules/" + file))
              .build());
    }
    return CloudFormationValidatePlugin.Builder.create().regoRules(rules).build();
  }
}
