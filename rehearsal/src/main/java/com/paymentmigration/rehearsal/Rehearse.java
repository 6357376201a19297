package com.paymentmigration.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.rehearsal.application.ApplicationFailedException;
import com.paymentmigration.rehearsal.application.ApplicationOptions;
import com.paymentmigration.rehearsal.application.OwnApplication;
import com.paymentmigration.rehearsal.application.StateReads;
import com.paymentmigration.rehearsal.calls.CallRecord;
import com.paymentmigration.rehearsal.calls.RecordedCall;
import com.paymentmigration.rehearsal.certify.Certificate;
import com.paymentmigration.rehearsal.certify.CertificateFiles;
import com.paymentmigration.rehearsal.certify.Observed;
import com.paymentmigration.rehearsal.certify.Story;
import com.paymentmigration.rehearsal.job.Jobs;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import com.paymentmigration.rehearsal.report.HtmlReport;
import com.paymentmigration.rehearsal.report.JsonReport;
import com.paymentmigration.rehearsal.report.TerminalProgress;
import com.paymentmigration.rehearsal.scenario.OwnGuest;
import com.paymentmigration.rehearsal.scenario.Scenario;
import com.paymentmigration.rehearsal.scenario.Scenarios;
import com.paymentmigration.rehearsal.wire.WireRecord;
import com.paymentmigration.testsupport.WholeStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the rehearsal. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description =
        "Plays the migration on this machine: the synthesized template and workflows, the real"
            + " functions, two MySQL servers, an AWS emulator, a payment system under load.")
public final class Rehearse implements Callable<Integer> {
  /** Part of the name of the table of the state item, in every template. */
  private static final String STATE_TABLE = "MigrationState";

  /** Some 20 s each. */
  private static final int MOST_MOVES = 1_000;

  /** A world takes 3 GB of memory and more than a core. */
  private static final int MOST_JOBS = 16;

  /** With an application of one's own: what differs most, in some three minutes. */
  private static final List<String> OF_OWN =
      List.of("happy", "rollback-final-bake", "old-killed-promotion", "green-erroring", "rotation");

  @Spec private CommandSpec spec;

  @Mixin private ApplicationOptions options;

  @Parameters(
      arity = "0..*",
      paramLabel = "SCENARIO",
      description = "What to play; default: all, or with --application five of them.")
  private List<String> names = List.of();

  @Option(names = "--list", description = "Lists the scenarios and ends.")
  private boolean list;

  @Option(
      names = "--load",
      paramLabel = "COMMAND",
      description =
          "With --application: makes load at SERVICE_URL and writes a line 'acknowledged KEY' for"
              + " each payment that succeeded (docs/rehearsal.md). Default: payments as --payment"
              + " says.")
  private String load;

  @Option(
      names = "--wait-factor",
      paramLabel = "FACTOR",
      defaultValue = "" + Rehearsal.WAIT_FACTOR,
      description =
          "By what the workflows' waits are multiplied, above 0 and at most 1 (default:"
              + " ${DEFAULT-VALUE}).")
  private double waitFactor;

  @Option(
      names = "--jobs",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description =
          "How many scenarios are played at once, each in a world and a process of its own: at most one"
              + " for each two cores, or their times are the machine's (default:"
              + " ${DEFAULT-VALUE}).")
  private int jobs;

  @Option(
      names = "--storm",
      paramLabel = "MOVES",
      description =
          "Instead of scenarios: moves the writer so often under random troubles (kill -9, SIGSTOP,"
              + " cut connections, strangers), 1 to 1000.")
  private Integer storm;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Seed of the storm's dice; default: a new one, which is printed.")
  private Long seed;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where report.html and report.json go (default: rehearsal/target/rehearsal).")
  private Path output;

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description =
          "A synthesized template (cdk.out/PaymentMigrationStack.template.json) for every"
              + " scenario; default: synthesized now, with the profile each scenario asks for.")
  private Path template;

  /** Runs the command; ends with 0 if every scenario passed, 1 if one did not, 2 on bad usage. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Rehearse()).execute(arguments));
  }

  /** The scenarios, one a line. */
  static String listing() {
    return Scenarios.all().stream()
        .map(each -> String.format(Locale.ROOT, "%-24s %s%n", each.name(), each.description()))
        .collect(Collectors.joining());
  }

  /** The script runs this class in another folder than the one it is called from. */
  private void asSeenByTheCaller(Path root) {
    Path from = Path.of(System.getProperty("rehearse.from", ""));
    template = template == null ? null : from.resolve(template);
    output = output == null ? root.resolve("rehearsal/target/rehearsal") : from.resolve(output);
  }

  /** Bad usage before anything starts. */
  private void checkUsage() {
    if (waitFactor <= 0 || waitFactor > 1) {
      throw usage("--wait-factor: received " + waitFactor + ", allowed: above 0, at most 1");
    }
    if (jobs < 1 || jobs > MOST_JOBS) {
      throw usage("--jobs: received " + jobs + ", allowed: 1 to " + MOST_JOBS);
    }
    if (template != null && !Files.isReadable(template)) {
      throw usage("--template: received " + template + ", allowed: a file that can be read");
    }
    if (load != null && !options.given()) {
      throw usage("--load: received '" + load + "', allowed: with --application");
    }
    if (options.given() && jobs > 1) {
      throw usage("--jobs: received " + jobs + ", allowed with --application: 1");
    }
    checkStorm();
    try {
      Scenarios.named(names);
    } catch (IllegalArgumentException unknown) {
      throw usage(unknown.getMessage());
    }
  }

  private void checkStorm() {
    if (storm != null && (storm < 1 || storm > MOST_MOVES)) {
      throw usage("--storm: received " + storm + ", allowed: 1 to " + MOST_MOVES);
    }
    if (storm != null && (!names.isEmpty() || jobs != 1)) {
      throw usage("--storm: received scenarios or --jobs beside it, allowed: alone");
    }
    if (seed != null && (storm == null || seed < 0)) {
      throw usage("--seed: received " + seed + ", allowed: 0 or more, beside --storm");
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  @Override
  public Integer call() throws Exception {
    if (list) {
      System.out.print(listing());
      return 0;
    }
    Path root = Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();
    asSeenByTheCaller(root);
    checkUsage();
    Optional<OwnGuest> own = own();
    List<Scenario> scenarios = chosen(own.isPresent() && names.isEmpty() ? OF_OWN : names);
    System.out.printf(
        "%d scenarios; the workflows' waits are multiplied by %s%n", scenarios.size(), waitFactor);
    Path calls = root.resolve(CallRecord.RECORDED);
    CallRecord.clear(calls);
    long since = System.nanoTime();
    RehearsalRun run;
    try {
      run = play(scenarios, root, own);
    } catch (ApplicationFailedException failure) {
      System.err.println(failure.getMessage());
      return 2;
    }
    if (names.isEmpty() && own.isEmpty() && storm == null) {
      CallRecord.markWhole(calls);
    }
    Files.createDirectories(output);
    boolean kept = own.isEmpty() || kept(own.get(), run, since);
    HtmlReport.write(run, output.resolve("report.html"));
    JsonReport.write(run, output.resolve("report.json"));
    System.out.printf("%s%n", output.resolve("report.html").toAbsolutePath().normalize());
    return run.scenarios().stream().allMatch(ScenarioRecord::passed) && kept ? 0 : 1;
  }

  private Optional<OwnGuest> own() {
    if (!options.given()) {
      return Optional.empty();
    }
    try {
      OwnApplication application =
          options.described(
              Path.of(System.getProperty("rehearse.from", "")).toAbsolutePath(),
              Optional.ofNullable(load),
              new ApplicationOptions.Reference("", ""));
      return Optional.of(
          new OwnGuest(
              application,
              new WireRecord(),
              new StateReads(RecordedCall.APPLICATION, STATE_TABLE),
              System.out::println));
    } catch (IllegalArgumentException wrong) {
      throw usage(wrong.getMessage());
    }
  }

  /** Writes what was seen of the application, rule by rule; whether no rule was broken. */
  private boolean kept(OwnGuest own, RehearsalRun run, long since) throws IOException {
    Certificate certificate =
        Observed.of(own.application().command(), run, own.record(), own.reads(), since);
    new Story().verdict(certificate);
    CertificateFiles.write(certificate, output);
    return certificate.passed();
  }

  private List<Scenario> chosen(List<String> wanted) {
    if (storm == null) {
      return Scenarios.named(wanted);
    }
    long dice = seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed;
    System.out.printf("storm of %d moves, seed %d%n", storm, dice);
    return List.of(Scenarios.storm(storm, dice));
  }

  private RehearsalRun play(List<Scenario> scenarios, Path root, Optional<OwnGuest> own)
      throws IOException, GeneralSecurityException {
    int atOnce = Math.min(scenarios.size(), jobs);
    TerminalProgress progress = new TerminalProgress();
    if (atOnce == 1) {
      return new Rehearsal(this::templateOf, root, waitFactor, progress, own).play(scenarios);
    }
    System.out.printf("%d at once, each in a process of its own%n", atOnce);
    RehearsalRun run =
        new Jobs(this::templateOf, root, waitFactor)
            .play(
                scenarios,
                atOnce,
                root.resolve("rehearsal/target/rehearsal"),
                Rehearsal.TITLE,
                Rehearsal.machine() + ", " + atOnce + " at once");
    progress.runEnded(run);
    return run;
  }

  private JsonNode templateOf(String profile) {
    if (template == null) {
      return WholeStack.rehearsed(profile).template();
    }
    try {
      return new ObjectMapper().readTree(template.toFile());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + template, failure);
    }
  }
}
