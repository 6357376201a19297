package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.rehearsal.application.ApplicationFailedException;
import com.paymentmigration.rehearsal.application.ApplicationOptions;
import com.paymentmigration.rehearsal.application.OwnApplication;
import com.paymentmigration.rehearsal.service.PaymentApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** The command line of the conformance kit. */
@Command(
    name = "certify",
    mixinStandardHelpOptions = true,
    description =
        "Plays the table of docs/application-contract.md against an application on this machine:"
            + " two MySQL servers, the state item, secrets; and says rule by rule what it kept and"
            + " broke.")
public final class Certify implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ApplicationOptions options;

  @Parameters(
      arity = "0..*",
      paramLabel = "TRIAL",
      description = "What to play; default: all, which is what a certificate needs.")
  private List<String> names = List.of();

  @Option(names = "--list", description = "Lists the trials and ends.")
  private boolean list;

  @Option(
      names = "--quick",
      description =
          "4 s without a writer instead of 10 s, 8 s without the state item instead of 60 s: while"
              + " you work on it, not before a cutover.")
  private boolean quick;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description =
          "Where certify.html, certify.json and the application's output go (default:"
              + " rehearsal/target/certify).")
  private Path output;

  /** Runs the command; 0 if no rule was broken, 1 if one was, 2 if it could not be tried. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Certify()).execute(arguments));
  }

  /** The trials, one a line. */
  static String listing() {
    return Certification.trials().stream()
        .map(each -> String.format(Locale.ROOT, "%-18s %s%n", each.name(), each.title()))
        .collect(Collectors.joining());
  }

  @Override
  public Integer call() throws Exception {
    if (list) {
      System.out.print(listing());
      return 0;
    }
    Path root = Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();
    Path from = Path.of(System.getProperty("rehearse.from", "")).toAbsolutePath();
    Path folder =
        (output == null ? root.resolve("rehearsal/target/certify") : from.resolve(output))
            .normalize();
    Certification.Order order =
        new Certification.Order(application(from), folder, quick, names, Map.of());
    Story story = new Story();
    story.tell("starts two MySQL servers and an emulator of AWS");
    try {
      Certificate certificate = story.whileBeating(() -> certified(order, story));
      story.verdict(certificate);
      CertificateFiles.write(certificate, folder);
      System.out.println(folder.resolve("certify.html"));
      return certificate.passed() ? 0 : 1;
    } catch (ApplicationFailedException failure) {
      System.err.println(failure.getMessage());
      return 2;
    }
  }

  private static Certificate certified(Certification.Order order, Story story) throws Exception {
    try (Bench bench = new Bench(order.application().schema())) {
      return new Certification(bench, order, story).play();
    }
  }

  /** Bad usage before anything starts. */
  private OwnApplication application(Path from) {
    List<String> known = Certification.trials().stream().map(Trial::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw usage("trial: received '" + name + "', allowed: " + String.join(", ", known));
      }
    }
    try {
      return options.described(
          from,
          Optional.empty(),
          new ApplicationOptions.Reference(
              PaymentApplication.command(), PaymentApplication.SYNTHETIC_PAYMENT));
    } catch (IllegalArgumentException wrong) {
      throw usage(wrong.getMessage());
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
