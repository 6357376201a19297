package com.paymentmigration.rehearsal.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Options by which a user describes an application; every default is the reference application's.
 */
public final class ApplicationOptions {
  private static final int LONGEST_START = 600;

  @Option(
      names = "--application",
      paramLabel = "COMMAND",
      description =
          "Starts the application, for sh -c, in the folder of the call. It gets the variables of an"
              + " instance's environment file (docs/certify.md) and listens at 127.0.0.1, port"
              + " APPLICATION_PORT. Default: the reference application.")
  private String application;

  @Option(
      names = "--payment",
      paramLabel = "REQUEST",
      description =
          "How it is asked for a payment: method, path, body, with {key}, {account} and {amount}."
              + " Default: as the reference application.")
  private String payment = PaymentRequest.REFERENCE;

  @Option(
      names = "--rows",
      paramLabel = "NAMES",
      description =
          "Where it keeps payments: schema.table and its columns of key, account and amount (default:"
              + " ${DEFAULT-VALUE}).")
  private String rows = PaymentRows.REFERENCE;

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      description =
          "SQL that makes its tables, CREATE DATABASE payments first. Default: those of the"
              + " reference application.")
  private Path schema;

  @Option(
      names = "--accounts",
      paramLabel = "FIRST-LAST",
      description = "Accounts that may pay (default: ${DEFAULT-VALUE}).")
  private String accounts = "1-32";

  @Option(
      names = "--health",
      paramLabel = "PATH",
      description = "Path of its health check (default: ${DEFAULT-VALUE}).")
  private String health = "/health";

  @Option(
      names = "--synthetic-path",
      paramLabel = "PATH",
      description = "Path of its synthetic payment, if it offers one.")
  private String synthetic;

  @Option(
      names = "--start-limit",
      paramLabel = "SECONDS",
      description =
          "How long it may take until its health check is answered, 1 to 600 (default:"
              + " ${DEFAULT-VALUE}).")
  private int startLimit = 60;

  /** Whether the user named a command. */
  public boolean given() {
    return application != null;
  }

  /**
   * The application, in files as the folder {@code from} sees them.
   *
   * @param from folder of the call
   * @param load command that makes load, if there is one
   * @param reference command and synthetic path that stand where the user named no command
   * @throws IllegalArgumentException if an option is wrong: with its name, what was received and
   *     what is allowed
   */
  public OwnApplication described(Path from, Optional<String> load, Reference reference) {
    if (startLimit < 1 || startLimit > LONGEST_START) {
      throw new IllegalArgumentException(
          "--start-limit: received " + startLimit + ", allowed: 1 to " + LONGEST_START);
    }
    String path = synthetic != null ? synthetic : given() ? "" : reference.syntheticPath();
    demandPath("--health", health);
    if (!path.isEmpty()) {
      demandPath("--synthetic-path", path);
    }
    return new OwnApplication(
        given() ? application : reference.command(),
        load,
        from,
        PaymentRequest.of(payment),
        PaymentRows.of(rows),
        Accounts.of(accounts),
        health,
        path,
        schema == null ? List.of() : statements(from.resolve(schema)),
        Duration.ofSeconds(startLimit));
  }

  /**
   * What stands where the user named no command.
   *
   * @param command for {@code sh -c}
   * @param syntheticPath path of its synthetic payment
   */
  public record Reference(String command, String syntheticPath) {}

  private static void demandPath(String option, String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          option + ": received '" + path + "', allowed: a path that begins with /");
    }
  }

  private static List<String> statements(Path file) {
    try {
      if (Files.isReadable(file)) {
        return SchemaFile.statements(file);
      }
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "--schema: received " + file + ", allowed: a text file in UTF-8", unreadable);
    }
    throw new IllegalArgumentException(
        "--schema: received " + file + ", allowed: a file that can be read");
  }
}
