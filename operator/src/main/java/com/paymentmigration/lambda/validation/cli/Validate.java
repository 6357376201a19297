package com.paymentmigration.lambda.validation.cli;

import com.paymentmigration.commandline.WrongUse;
import com.paymentmigration.lambda.mysql.JdbcReadServer;
import com.paymentmigration.lambda.mysql.Opener;
import com.paymentmigration.lambda.validation.check.CheckRunner;
import com.paymentmigration.lambda.validation.cli.report.HtmlReport;
import com.paymentmigration.lambda.validation.cli.report.JUnitReport;
import com.paymentmigration.lambda.validation.cli.report.JsonReport;
import com.paymentmigration.lambda.validation.cli.report.RunReport;
import com.paymentmigration.lambda.validation.report.Tool;
import com.paymentmigration.lambda.validation.server.Limits;
import com.paymentmigration.lambda.validation.server.SchemaAddress;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.text.ShownText;
import com.paymentmigration.lambda.validation.work.Options;
import com.paymentmigration.lambda.validation.work.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code validate}. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    version = Tool.NAME,
    sortOptions = false,
    description =
        "Proves that a schema on one MySQL server (5.7 or later) is the same on another (8.0 or later)."
            + " Only reads.",
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
      "Ctrl-C ends what runs on the servers, writes what was proven until then into the",
      "reports, and gives exit code 130."
    })
public final class Validate implements Callable<Integer> {
  private static final int DIFFERS = 1;
  private static final int NOT_VERIFIED = 2;
  private static final int SHOWN_FAILURES = 100;
  private static final int SHOWN_NOTES = 20;

  private static final Set<String> COMPARED =
      Set.of(
          "--source",
          "--target",
          "--schema",
          "--tables",
          "--where",
          "--ignore-table",
          "--ignore-column",
          "--hash");

  @Spec private CommandSpec spec;
  @Mixin private SideOptions sides;
  @Mixin private EngineOptions engine;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the report as JSON.")
  private Path json;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page.")
  private Path html;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the report as JUnit's XML, for continuous integration.")
  private Path junit;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description =
          "Keep here how far the run is; if the file exists, go on from there. It holds keys of rows,"
              + " and is removed when the run has come to its end.")
  private Path resume;

  @Option(
      names = "--fix",
      paramLabel = "FILE",
      description =
          "Write SQL that would make the target's rows equal, for a person to read and run. It holds"
              + " values of rows, and no card numbers.")
  private Path fix;

  private final Map<String, String> variables;
  private ResumeFile kept;

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
        .setParameterExceptionHandler(new WrongUse(NOT_VERIFIED))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("validate: " + failure.getMessage());
              return NOT_VERIFIED;
            });
  }

  @Override
  public Integer call() throws IOException {
    List<Validation> validations = validations();
    Interruption interruption = Interruption.of(validations);
    try {
      RunReport report = new RunReport(given(), validations.stream().map(Validation::run).toList());
      print(report);
      PrivateFile.write(json, JsonReport.of(report));
      PrivateFile.write(html, HtmlReport.of(report));
      PrivateFile.write(junit, JUnitReport.of(report));
      writeFix(validations, report);
      if (kept != null) {
        kept.close();
      }
      return switch (report.verdict()) {
        case PASS -> 0;
        case FAIL -> DIFFERS;
        case UNKNOWN -> NOT_VERIFIED;
      };
    } finally {
      interruption.over();
    }
  }

  private void writeFix(List<Validation> validations, RunReport report) throws IOException {
    if (fix != null) {
      StringBuilder script = new StringBuilder();
      for (int at = 0; at < validations.size(); at++) {
        script.append(validations.get(at).fix(report.schemas().get(at)));
      }
      PrivateFile.write(fix, script.toString());
    }
  }

  /** One for each pair of schemas; whatever is wrong with the command line is found here. */
  private List<Validation> validations() {
    try {
      PrivateFile.check("--json", json);
      PrivateFile.check("--html", html);
      PrivateFile.check("--junit", junit);
      PrivateFile.check("--fix", fix);
      PrivateFile.check("--resume", resume);
      Ranges.check("--statement-seconds", sides.statementSeconds, 1, Ranges.DAY);
      Ranges.check("--lock-wait-seconds", sides.lockWaitSeconds, 1, Ranges.DAY);
      Options options = engine.toOptions();
      new CheckRunner(options.checks(), options.warnings(), options.accepted());
      Opener sourceOpener = sides.sourceOpener();
      Opener targetOpener = sides.targetOpener();
      Endpoint source = endpoint("--source", sides.source);
      Endpoint target = endpoint("--target", sides.target);
      Logins logins = new Logins(variables);
      SchemaAddress.Login from = logins.of("SOURCE", sides.sourceUser, sides.sourceSecret);
      SchemaAddress.Login to = logins.of("TARGET", sides.targetUser, sides.targetSecret);
      kept = resume == null ? null : ResumeFile.of(resume, compared());
      List<Validation> validations = new ArrayList<>();
      for (Schemas.Pair pair : Schemas.of(source, target, sides.schemas)) {
        Validation validation =
            new Validation(
                server("source", source, pair.source(), from, sourceOpener),
                server("target", target, pair.target(), to, targetOpener),
                options,
                new ProgressLine(System.err, System::nanoTime),
                Clock.systemUTC());
        validations.add(
            kept == null
                ? validation
                : validation.resuming(kept.of(pair.source() + "=" + pair.target())));
      }
      return validations;
    } catch (IllegalArgumentException wrong) {
      throw new CommandLine.ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
  }

  private static Endpoint endpoint(String option, String text) {
    try {
      return Endpoint.of(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(option + ": " + wrong.getMessage(), wrong);
    }
  }

  private Server server(
      String label, Endpoint place, String schema, SchemaAddress.Login login, Opener opener) {
    return new JdbcReadServer(
        new SchemaAddress(label, place.host(), place.port(), schema, () -> List.of(login)),
        Limits.DEFAULT
            .withStatement(Duration.ofSeconds(sides.statementSeconds))
            .withLockWait(Duration.ofSeconds(sides.lockWaitSeconds)),
        opener);
  }

  /** Every option and its value, for the report. None holds a secret. */
  private Map<String, String> given() {
    Map<String, String> given = new TreeMap<>();
    for (OptionSpec option : spec.options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        Object value = option.getValue();
        given.put(option.longestName(), value == null ? "" : text(value));
      }
    }
    return given;
  }

  /** Those options that decide what is compared. */
  private Map<String, String> compared() {
    Map<String, String> compared = given();
    compared.keySet().retainAll(COMPARED);
    return compared;
  }

  private static String text(Object value) {
    return value instanceof Enum<?> ? value.toString().toUpperCase(Locale.ROOT) : value.toString();
  }

  private void print(RunReport report) {
    PrintWriter out = spec.commandLine().getOut();
    lines(out, "", "more are in the report", report.failures(), SHOWN_FAILURES);
    lines(out, "warning: ", "more warnings are in the report", report.warnings(), SHOWN_FAILURES);
    lines(out, "accepted: ", "more accepted", report.accepted(), Integer.MAX_VALUE);
    lines(out, "note: ", "more notes are in the report", report.notes(), SHOWN_NOTES);
    out.println(report.badge() + ": " + ShownText.of(report.summary()));
    out.flush();
  }

  private static void lines(
      PrintWriter out, String before, String more, List<String> lines, int most) {
    lines.stream().limit(most).forEach(line -> out.println(before + line));
    if (lines.size() > most) {
      out.println(lines.size() - most + " " + more);
    }
  }
}
