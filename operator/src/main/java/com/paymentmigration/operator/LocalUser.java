package com.paymentmigration.operator;

import com.paymentmigration.lambda.domain.AuditText;
import java.util.Map;

/**
 * Who sits at this machine, for an audit event that cannot wait for AWS to say it. As much a claim
 * as every such name; CloudTrail has the proof.
 *
 * @param name of the user, at the host if that is known
 */
record LocalUser(String name) {
  private static final String UNKNOWN = "a user of ./migrate";

  /** As the operating system says. */
  static LocalUser ofThisMachine() {
    return of(System.getProperty("user.name", ""), System.getenv());
  }

  static LocalUser of(String user, Map<String, String> environment) {
    String host = environment.getOrDefault("HOSTNAME", "");
    String name = (host.isBlank() ? user : user + "@" + host).replaceAll("[^A-Za-z0-9@._-]", "_");
    return new LocalUser(!user.isBlank() && AuditText.WHO.admits(name) ? name : UNKNOWN);
  }
}
