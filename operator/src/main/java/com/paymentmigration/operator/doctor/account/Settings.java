package com.paymentmigration.operator.doctor.account;

import java.util.List;
import java.util.Optional;

/** Settings of the account that a deployment meets. */
public interface Settings {
  /** Value of a parameter in Systems Manager; empty if there is none. */
  Optional<String> parameter(String name);

  /** VPC Block Public Access: {@code off}, {@code block-ingress}, {@code block-bidirectional}. */
  String blockedPublicAccess();

  /** Names of the resource policies of CloudWatch Logs. */
  List<String> logPolicies();
}
