package com.paymentmigration.lambda.validation.cli;

import com.paymentmigration.lambda.mysql.TrustAnchors;
import com.paymentmigration.lambda.validation.server.DriverOpener;
import com.paymentmigration.lambda.validation.server.Opener;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What the command line says about the servers. */
final class SideOptions {
  @Option(
      names = "--source",
      required = true,
      paramLabel = "HOST[:PORT]/SCHEMA",
      description = "The server that is right.")
  String source;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "HOST[:PORT]/SCHEMA",
      description = "The server that is to be the same.")
  String target;

  @Option(names = "--source-user", description = "Else VALIDATE_SOURCE_USER or VALIDATE_USER.")
  String sourceUser;

  @Option(names = "--target-user", description = "Else VALIDATE_TARGET_USER or VALIDATE_USER.")
  String targetUser;

  @Option(
      names = "--source-secret",
      paramLabel = "ARN",
      description = "Secrets Manager secret with username and password.")
  String sourceSecret;

  @Option(
      names = "--target-secret",
      paramLabel = "ARN",
      description = "Secrets Manager secret with username and password.")
  String targetSecret;

  @Option(
      names = "--tls",
      defaultValue = "VERIFY_IDENTITY",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  DriverOpener.Mode tls;

  @Option(
      names = "--authorities",
      paramLabel = "FILE",
      description =
          "PEM file of the authorities that the servers' certificates come from. Default: those of"
              + " Amazon RDS.")
  Path authorities;

  @Option(
      names = "--statement-seconds",
      defaultValue = "300",
      description = "Longest statement; the server itself ends it. Default ${DEFAULT-VALUE}.")
  int statementSeconds;

  @Option(
      names = "--lock-wait-seconds",
      defaultValue = "5",
      description = "Longest wait for a lock that somebody else holds. Default ${DEFAULT-VALUE}.")
  int lockWaitSeconds;

  /**
   * How connections are opened.
   *
   * @throws IllegalArgumentException if the authorities cannot be read, or nothing would be
   *     verified by them
   */
  Opener opener() {
    if (tls == DriverOpener.Mode.VERIFY_IDENTITY) {
      return DriverOpener.verified(trusted());
    }
    if (authorities != null) {
      throw new IllegalArgumentException(
          "--authorities: received with --tls=" + tls + ", allowed: with --tls=VERIFY_IDENTITY");
    }
    return DriverOpener.unverified(tls);
  }

  private TrustAnchors trusted() {
    if (authorities == null) {
      return TrustAnchors.ofRds();
    }
    try {
      return TrustAnchors.ofPem(authorities);
    } catch (IllegalStateException unusable) {
      throw new IllegalArgumentException(
          "--authorities: received "
              + authorities
              + ", allowed: a PEM file that holds one certificate or more",
          unusable);
    }
  }
}
