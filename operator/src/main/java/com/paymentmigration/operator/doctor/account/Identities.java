package com.paymentmigration.operator.doctor.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Roles, and what somebody may do. */
public interface Identities {
  /** ARN of the role; empty if there is none of this name. */
  Optional<String> role(String name);

  /** IAM's decision for each action on its resource, as {@code ACTION RESOURCE}. */
  Map<String, String> decisions(String identityArn, String action, List<String> resources);
}
