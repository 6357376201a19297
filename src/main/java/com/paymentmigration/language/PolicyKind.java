package com.paymentmigration.language;

/** What a policy is attached to, which decides about principals, resources and its size. */
public enum PolicyKind {
  /** A managed policy of roles: no principal (quota: 6,144 characters without white space). */
  IDENTITY(6144),
  /** A role's trust policy: a principal, no resource (quota: 2,048 characters). */
  TRUST(2048),
  /** A key policy (quota: 32 kB), about one key: actions of KMS only. */
  KEY(32_768, "kms"),
  /** A policy of a VPC endpoint (quota: 20,480 characters). */
  ENDPOINT(20_480),
  /** A topic's policy (quota: 30 kB): SNS refuses actions "out of service scope". */
  TOPIC(30_720, "sns"),
  /** A backup vault's access policy. */
  VAULT(20_480, "backup"),
  /** A secret's policy (quota: 20,480 characters). */
  SECRET(20_480, "secretsmanager"),
  /** A policy of another resource. */
  RESOURCE(30_720);

  private final int longest;
  private final String service;

  PolicyKind(int longest) {
    this(longest, "");
  }

  PolicyKind(int longest, String service) {
    this.longest = longest;
    this.service = service;
  }

  /** Prefix of the only actions that it may be about; empty for any. */
  String service() {
    return service;
  }

  /** Characters without white space that it may have. */
  int longest() {
    return longest;
  }

  boolean hasPrincipal() {
    return this != IDENTITY;
  }
}
