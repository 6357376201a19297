package com.paymentmigration.operator;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.protocol.OutputNames;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migrate rollback}. */
@Command(
    name = "rollback",
    description = {
      "Returns traffic and writer to the previous environment within 5 minutes.",
      "Or halts, with one identified writer serving. May be called twice;",
      "the second call changes nothing."
    },
    footer = {
      "",
      "Does not ask: in an emergency a question costs time.",
      "Exit code 0: everything is back, or there was nothing to roll back. 1: HALTED.",
      "",
      "Examples:",
      "  ./migrate rollback --stack staging-payment-a1b2c3d4 --reason 'error rate'",
      "  ./migrate rollback --stack staging-payment-a1b2c3d4 --reason drill --no-watch"
    })
final class RollbackCommand extends ChangingCommand {
  @Mixin private Waiting waiting;

  @Option(names = "--no-watch", description = "Return at once while the rollback goes on.")
  private boolean noWatch;

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    Map<String, String> input = new TreeMap<>();
    input.put("requestedBy", cause().by(aws));
    input.put("reason", cause().reason());
    String started = aws.executions().start(stack.output(OutputNames.ROLLBACK_WORKFLOW_ARN), input);
    answer.say("started " + started);
    Observer observer = new Observer(aws, stack);
    if (noWatch) {
      Snapshot begun = observer.look(started);
      answer.give(begun, () -> "follow it with: ./migrate watch " + stack.options());
      return ExitCode.DONE;
    }
    Snapshot end = new Follower(observer, answer, waiting).toRest(started);
    if (end.status() != MigrationStatus.ROLLED_BACK && end.status() != MigrationStatus.HALTED) {
      answer.say("nothing was rolled back: the status is " + end.status());
    }
    boolean failed = end.run() != null && !end.run().error().isEmpty();
    return end.status() == MigrationStatus.HALTED || failed ? ExitCode.FAILED : ExitCode.DONE;
  }
}
