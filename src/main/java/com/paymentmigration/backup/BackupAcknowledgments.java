package com.paymentmigration.backup;

import com.paymentmigration.compliance.WildcardFinding;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The wildcards of the backup role, each acknowledged by its ARN on the role's own policy. */
final class BackupAcknowledgments {
  private BackupAcknowledgments() {}

  static void acknowledge(Construct policy, List<PolicyStatement> statements) {
    TreeSet<String> wildcards = new TreeSet<>();
    for (PolicyStatement statement : statements) {
      for (String resource : statement.getResources()) {
        if (resource.contains("*")) {
          wildcards.add(WildcardFinding.onResource(Stack.of(policy), resource));
        }
      }
    }
    Validations.of(policy)
        .acknowledge(
            wildcards.stream().map(BackupAcknowledgments::accepted).toArray(Acknowledgment[]::new));
  }

  private static Acknowledgment accepted(String finding) {
    return Acknowledgment.builder()
        .id(finding)
        .reason(
            "AWS generates the names of snapshots, automated backups and recovery points;"
                + " listing clusters cannot be limited to one. Account and region are"
                + " fixed, and nothing but snapshots with the tag of this environment can be"
                + " deleted")
        .build();
  }
}
