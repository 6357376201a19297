package com.paymentmigration.language;

/** What a policy is attached to, which decides about principals, resources and its size. */
public enum PolicyKind {
  /** A managed policy of roles: no principal (quota: 6,144 characters without white space). */
  IDENTITY(6144),
  /** A role's trust policy: a principal, no resource (quota: 2,048 characters). */
  TRUST(2048),
  /** A key policy (quota: 32 kB). */
  KEY(32_768),
  /** A policy of a VPC endpoint (quota: 20,480 characters). */
  ENDPOINT(20_480),
  /** A policy of another resource: topic, vault, secret (30 kB for a topic, less than others). */
  RESOURCE(30_720);

  private final int longest;

  PolicyKind(int longest) {
    this.longest = longest;
  }

  /** Characters without white space that it may have. */
  int longest() {
    return longest;
  }

  boolean hasPrincipal() {
    return this != IDENTITY;
  }
}
