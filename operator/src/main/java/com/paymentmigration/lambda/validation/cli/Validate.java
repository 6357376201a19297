package com.paymentmigration.lambda.validation.cli;

import com.paymentmigration.lambda.validation.check.CheckRunner;
import com.paymentmigration.lambda.validation.report.HtmlReport;
import com.paymentmigration.lambda.validation.report.JsonReport;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.server.Limits;
import com.paymentmigration.lambda.validation.server.Opener;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.server.ServerAddress;
import com.paymentmigration.lambda.validation.work.Options;
import com.paymentmigration.lambda.validation.work.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code validate}. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    version = "validate 0.1.0",
    sortOptions = false,
    description =
        "Proves that a schema on one MySQL 8.0 server is the same on another. Only reads.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is the same",
      "1:something differs",
      "2:could not verify, or the command line is wrong"
    },
    footer = {
      "",
      "Passwords come from VALIDATE_SOURCE_PASSWORD and VALIDATE_TARGET_PASSWORD (or",
      "VALIDATE_PASSWORD for both), or from secrets; never from the command line.",
      "Progress goes to standard error, findings and verdict to standard output.",
      "Ctrl-C ends what runs on the servers."
    })
public final class Validate implements Callable<Integer> {
  private static final int DIFFERS = 1;
  private static final int NOT_VERIFIED = 2;
  private static final int SHOWN_FAILURES = 100;
  private static final int END_SECONDS = 5;

  @Spec private CommandSpec spec;
  @Mixin private SideOptions sides;
  @Mixin private EngineOptions engine;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the report as JSON.")
  private Path json;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page.")
  private Path html;

  private final Map<String, String> variables;

  /**
   * The command.
   *
   * @param variables environment variables
   */
  Validate(Map<String, String> variables) {
    this.variables = variables;
  }

  /** Runs the command and exits; never with 1, "something differs", because of a failure. */
  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "logback-validate.xml");
    int code = NOT_VERIFIED;
    try {
      code = commandLine(System.getenv()).execute(arguments);
    } catch (Error broken) {
      System.err.println("validate: " + broken);
    }
    System.exit(code);
  }

  static CommandLine commandLine(Map<String, String> variables) {
    return new CommandLine(new Validate(variables))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("validate: " + failure.getMessage());
              return NOT_VERIFIED;
            });
  }

  @Override
  public Integer call() throws IOException {
    writable("--json", json);
    writable("--html", html);
    Report report = validate();
    print(report);
    write(json, JsonReport.of(report));
    write(html, HtmlReport.of(report));
    return switch (report.verdict()) {
      case PASS -> 0;
      case FAIL -> DIFFERS;
      case UNKNOWN -> NOT_VERIFIED;
    };
  }

  private Report validate() {
    Options options;
    Server source;
    Server target;
    try {
      Ranges.check("--statement-seconds", sides.statementSeconds, 1, Ranges.DAY);
      Ranges.check("--lock-wait-seconds", sides.lockWaitSeconds, 1, Ranges.DAY);
      options = engine.toOptions();
      new CheckRunner(options.checks(), options.warnings());
      Opener opener = sides.opener();
      source = server("SOURCE", sides.source, sides.sourceUser, sides.sourceSecret, opener);
      target = server("TARGET", sides.target, sides.targetUser, sides.targetSecret, opener);
    } catch (IllegalArgumentException wrong) {
      throw new CommandLine.ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
    Validation validation =
        new Validation(
            source,
            target,
            options,
            new ProgressLine(System.err, System::nanoTime),
            Clock.systemUTC());
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> cancel(validation, ended), "cancel");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      Report report = validation.run();
      Runtime.getRuntime().removeShutdownHook(hook);
      return report;
    } finally {
      ended.countDown();
    }
  }

  private static void cancel(Validation validation, CountDownLatch ended) {
    validation.cancel();
    try {
      if (!ended.await(END_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("validate: did not end within " + END_SECONDS + " s");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Server server(String side, String endpoint, String user, String secret, Opener opener) {
    String label = side.toLowerCase(Locale.ROOT);
    Endpoint place;
    try {
      place = Endpoint.of(endpoint);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("--" + label + ": " + wrong.getMessage(), wrong);
    }
    ServerAddress.Login login = new Logins(variables).of(side, user, secret);
    return new Server(
        new ServerAddress(label, place.host(), place.port(), place.schema(), () -> List.of(login)),
        Limits.DEFAULT
            .withStatement(Duration.ofSeconds(sides.statementSeconds))
            .withLockWait(Duration.ofSeconds(sides.lockWaitSeconds)),
        opener);
  }

  /** Found out before the work, not after hours of it. */
  private void writable(String option, Path file) {
    if (file == null) {
      return;
    }
    Path directory = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || directory == null || !Files.isWritable(directory)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          option + ": received " + file + ", allowed: a file in a directory that can be written");
    }
  }

  private static void write(Path file, String text) throws IOException {
    if (file != null) {
      Files.writeString(file, text);
    }
  }

  private void print(Report report) {
    List<String> failures = report.failures();
    failures.stream()
        .limit(SHOWN_FAILURES)
        .forEach(failure -> spec.commandLine().getOut().println(failure));
    if (failures.size() > SHOWN_FAILURES) {
      spec.commandLine()
          .getOut()
          .println((failures.size() - SHOWN_FAILURES) + " more are in the report");
    }
    report
        .warnings()
        .forEach(warning -> spec.commandLine().getOut().println("warning: " + warning));
    spec.commandLine()
        .getOut()
        .println(report.verdict() + (report.partial() ? " (partial): " : ": ") + report.summary());
  }
}
