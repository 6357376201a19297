package com.paymentmigration.operator;

import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.protocol.OutputNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migrate start}. */
@Command(
    name = "start",
    description = {
      "Starts a run and follows it.",
      "Mode migrate shifts the traffic in steps, asks, and moves the writer;",
      "mode replicate (day 0, both clusters empty) arms and proves replication",
      "both ways."
    },
    footer = {
      "",
      "Refuses, with the reasons, what cannot work: another run under way, a status",
      "or a phase that does not admit it, a stack that takes no update. Preflight,",
      "the run's first step, looks at the rest.",
      "",
      "Examples:",
      "  ./migrate start --stack staging-payment-a1b2c3d4 --mode replicate \\",
      "    --reason CHG-1042",
      "  ./migrate start --stack staging-payment-a1b2c3d4 --reason CHG-1043",
      "  ./migrate start --stack staging-payment-a1b2c3d4 --reason CHG-1043 \\",
      "    --yes --no-watch"
    })
final class StartCommand extends ChangingCommand {
  @Mixin private Confirmation confirmation;
  @Mixin private Waiting waiting;

  @Option(
      names = "--mode",
      defaultValue = "MIGRATE",
      description = "${COMPLETION-CANDIDATES}. Default ${DEFAULT-VALUE}.")
  private BeginRun.Mode mode;

  @Option(names = "--no-watch", description = "Return at once, exit code 0, while the run goes on.")
  private boolean noWatch;

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    String by = cause().by(aws);
    String reason = cause().reason();
    Observer observer = new Observer(aws, stack);
    Snapshot now = observer.look("");
    List<String> reasons = StartChecks.against(now, mode, observer.running());
    if (!reasons.isEmpty()) {
      throw new OperatorException(
          "start --mode " + mode.key(),
          "refused: " + String.join("; ", reasons),
          "nothing was changed");
    }
    confirmation.ask(question(now));
    Map<String, String> input = new TreeMap<>();
    input.put("mode", mode.key());
    input.put("requestedBy", by);
    input.put("reason", reason);
    String started =
        aws.executions().start(stack.output(OutputNames.MIGRATION_WORKFLOW_ARN), input);
    answer.say("started " + started);
    if (noWatch) {
      Snapshot begun = observer.look(started);
      answer.give(begun, () -> "follow it with: ./migrate watch " + stack.options());
      return ExitCode.DONE;
    }
    Snapshot end = new Follower(observer, answer, waiting).toRest(started);
    return reached(end) ? ExitCode.DONE : ExitCode.FAILED;
  }

  private boolean reached(Snapshot end) {
    MigrationStatus wanted =
        mode == BeginRun.Mode.MIGRATE ? MigrationStatus.COMPLETED : MigrationStatus.REPLICATING;
    boolean failed = end.run() == null || !end.run().error().isEmpty();
    return end.status() == wanted && !failed;
  }

  private String question(Snapshot now) {
    String what =
        mode == BeginRun.Mode.MIGRATE
            ? "This moves traffic and the database writer away from " + now.active()
            : "This arms replication both ways; both clusters must be empty or hold the same";
    return Screen.page(now, Instant.now())
        + System.lineSeparator()
        + what
        + " on stack "
        + now.stack()
        + ".";
  }
}
