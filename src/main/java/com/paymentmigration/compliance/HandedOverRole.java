package com.paymentmigration.compliance;

import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;

/**
 * A role as an L2 construct receives it: the construct may name it and not add to its policies (ADR
 * 0022). What the construct would have granted is dropped without a word, so a test synthesizes
 * once with {@link #SHOW_GRANTS} and compares.
 */
public final class HandedOverRole {
  /**
   * Context key: {@code true} lets the constructs write their grants into the template. For reading
   * them only: the rule Privilege.InlinePolicy refuses such a template.
   */
  public static final String SHOW_GRANTS = "payment-migration:showGrants";

  private HandedOverRole() {}

  /** The role, closed to additions. */
  public static IRole of(Role role) {
    boolean show = Boolean.TRUE.equals(role.getNode().tryGetContext(SHOW_GRANTS));
    return show ? role : role.withoutPolicyUpdates();
  }
}
