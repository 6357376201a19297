package com.paymentmigration.lambda.validation.cli;

import com.paymentmigration.lambda.mysql.DriverOpener;
import com.paymentmigration.lambda.mysql.Opener;
import com.paymentmigration.lambda.mysql.TrustAnchors;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What the command line says about the servers. */
final class SideOptions {
  @Option(
      names = "--source",
      required = true,
      paramLabel = "HOST[:PORT][/SCHEMA]",
      description = "The server that is right.")
  String source;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "HOST[:PORT][/SCHEMA]",
      description = "The server that is to be the same.")
  String target;

  @Option(
      names = "--schema",
      split = ",",
      paramLabel = "NAME[=NAME]",
      description =
          "Schemas, where the addresses name none: the same name on both sides, or SOURCE=TARGET.")
  List<String> schemas = List.of();

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

  @Option(names = "--source-tls", description = "The same of the source; default: --tls.")
  DriverOpener.Mode sourceTls;

  @Option(names = "--target-tls", description = "The same of the target; default: --tls.")
  DriverOpener.Mode targetTls;

  @Option(
      names = "--authorities",
      paramLabel = "FILE",
      description =
          "PEM file of the authorities that the servers' certificates come from. Default: those of"
              + " Amazon RDS.")
  Path authorities;

  @Option(
      names = "--source-authorities",
      paramLabel = "FILE",
      description = "The same of the source; default: --authorities.")
  Path sourceAuthorities;

  @Option(
      names = "--target-authorities",
      paramLabel = "FILE",
      description = "The same of the target; default: --authorities.")
  Path targetAuthorities;

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
   * How connections to the source are opened.
   *
   * @throws IllegalArgumentException if the authorities cannot be read, or nothing would be
   *     verified by them
   */
  Opener sourceOpener() {
    return opener("--source-authorities", sourceTls, sourceAuthorities);
  }

  /**
   * How connections to the target are opened.
   *
   * @throws IllegalArgumentException likewise
   */
  Opener targetOpener() {
    return opener("--target-authorities", targetTls, targetAuthorities);
  }

  /** What is said of a side goes before what is said of both. */
  private Opener opener(String option, DriverOpener.Mode sideTls, Path sideFile) {
    DriverOpener.Mode mode = sideTls == null ? tls : sideTls;
    if (mode == DriverOpener.Mode.VERIFY_IDENTITY) {
      return DriverOpener.verified(
          sideFile == null ? trusted("--authorities", authorities) : trusted(option, sideFile));
    }
    boolean nobodyVerifies =
        sideTls == null
            && tls != DriverOpener.Mode.VERIFY_IDENTITY
            && authorities != null
            && sourceTls != DriverOpener.Mode.VERIFY_IDENTITY
            && targetTls != DriverOpener.Mode.VERIFY_IDENTITY;
    if (sideFile != null || nobodyVerifies) {
      throw new IllegalArgumentException(
          (sideFile == null ? "--authorities" : option)
              + ": received with --tls="
              + mode
              + ", allowed: with --tls=VERIFY_IDENTITY");
    }
    return DriverOpener.unverified(mode);
  }

  private static TrustAnchors trusted(String option, Path file) {
    if (file == null) {
      return TrustAnchors.ofRds();
    }
    try {
      return TrustAnchors.ofPem(file);
    } catch (IllegalStateException unusable) {
      throw new IllegalArgumentException(
          option
              + ": received "
              + file
              + ", allowed: a PEM file that holds one certificate or more",
          unusable);
    }
  }
}
