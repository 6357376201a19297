package com.paymentmigration.operator;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.report.ExpectedRows;
import com.paymentmigration.lambda.validation.report.RecordedVerdict;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.protocol.OutputNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code migrate validate}. */
@Command(
    name = "validate",
    description = {
      "Compares the data of both clusters and prints the verdict.",
      "Only reads; a fresh PASS opens the deployment gate and the run."
    },
    footer = {
      "",
      "Exit code 0: PASS. 1: FAIL, the data differs. 2: UNKNOWN, could not verify.",
      "A validation that is under way already is followed, not started again.",
      "",
      "Examples:",
      "  ./migrate validate --stack staging-payment-a1b2c3d4",
      "  ./migrate validate --stack staging-payment-a1b2c3d4 --interval 10s --json"
    })
final class ValidateCommand extends OperatorCommand {
  private static final Duration PROGRESS = Duration.ofSeconds(5);

  @Mixin private Waiting waiting;
  private Instant printed = Instant.MIN;

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    String workflow = stack.output(OutputNames.VALIDATION_WORKFLOW_ARN);
    Optional<String> running = aws.executions().running(workflow);
    String arn = running.orElseGet(() -> aws.executions().start(workflow, new TreeMap<>()));
    answer.say((running.isPresent() ? "following " : "started ") + arn);
    Instant began = Instant.now();
    Run run = look(aws, arn);
    while (run.running()) {
      progress(aws.units(stack, run.name()), answer);
      waiting.pause(began, "validation " + run.name());
      run = look(aws, arn);
    }
    return verdict(aws, stack, run, answer);
  }

  private static Run look(Aws aws, String arn) {
    return aws.executions()
        .look(arn)
        .orElseThrow(
            () -> new OperatorException("validation " + arn, "it is gone", "start it again"));
  }

  private void progress(List<UnitState> units, Answer answer) {
    if (units.isEmpty() || Duration.between(printed, Instant.now()).compareTo(PROGRESS) < 0) {
      return;
    }
    printed = Instant.now();
    long done = units.stream().filter(UnitState::done).count();
    long rows = units.stream().mapToLong(unit -> unit.counts().rowsSource()).sum();
    answer.say(
        String.format(
            Locale.ROOT,
            "%s %d of %d units, %,d rows compared",
            Screen.bar(done, units.size()),
            done,
            units.size(),
            rows));
  }

  private static int verdict(Aws aws, DeployedStack stack, Run run, Answer answer) {
    RecordedVerdict verdict =
        aws.verdict(stack)
            .filter(recorded -> recorded.run().equals(run.name()))
            .orElseThrow(
                () ->
                    new OperatorException(
                        "validation " + run.name(),
                        "UNKNOWN: ended "
                            + run.status()
                            + " without a verdict"
                            + (run.error().isEmpty() ? "" : " (" + run.error() + ")"),
                        "look at its execution, then validate again"));
    answer.give(verdict, () -> text(verdict));
    return verdict.verdict() == Verdict.PASS
        ? ExitCode.DONE
        : verdict.verdict() == Verdict.FAIL ? ExitCode.FAILED : ExitCode.UNKNOWN;
  }

  private static String text(RecordedVerdict verdict) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %s (%s to %s, %,d of %s rows)",
            verdict.verdict(),
            verdict.reason(),
            verdict.source(),
            verdict.target(),
            verdict.rowsCompared(),
            verdict.rowsExpected() == ExpectedRows.UNKNOWN
                ? "an unknown number of"
                : String.format(Locale.ROOT, "%,d", verdict.rowsExpected())));
    verdict.failures().forEach(f -> text.append(System.lineSeparator()).append("  ").append(f));
    return text.toString();
  }
}
