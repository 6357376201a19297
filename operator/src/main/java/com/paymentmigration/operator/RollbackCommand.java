package com.paymentmigration.operator;

import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.protocol.OutputNames;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.model.SfnException;

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
      "While a run is under way it does not ask: a question costs time. When the",
      "migration is COMPLETED it asks; --yes answers. What an earlier command",
      "learned about the stack is enough to send it (--no-cache asks first).",
      "Exit code 0: everything is back, or there was nothing to roll back. 1: HALTED.",
      "",
      "Examples:",
      "  ./migrate rollback --stack staging-payment-a1b2c3d4 --reason 'error rate'",
      "  ./migrate rollback --stack staging-payment-a1b2c3d4 --reason drill --no-watch"
    })
final class RollbackCommand extends ChangingCommand {
  /** Longest look at the state item before the rollback is sent, whatever it would have said. */
  private static final long LOOK_MILLIS = 1_000;

  @Mixin private Waiting waiting;
  @Mixin private Confirmation confirmation;

  @Option(names = "--no-watch", description = "Return at once while the rollback goes on.")
  private boolean noWatch;

  private boolean fromCache;

  /** What an earlier command kept is enough to send a rollback; the stack is asked afterwards. */
  @Override
  DeployedStack stack(Aws aws, Answer answer) {
    Optional<DeployedStack> kept =
        known().filter(stack -> stack.outputs().containsKey(OutputNames.ROLLBACK_WORKFLOW_ARN));
    fromCache = kept.isPresent();
    if (fromCache) {
      return kept.get();
    }
    try (Sending asking = new Sending("rollback", aws::callee, answer::warn)) {
      return asking.before(() -> asked(aws, answer));
    }
  }

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    String started;
    try (Sending sending = new Sending("rollback", aws::callee, answer::warn)) {
      Executions executions = aws.executions();
      atRest(aws, stack).ifPresent(confirmation::ask);
      started = sending.send(() -> start(executions, aws, stack, answer));
    }
    answer.say("started " + started);
    DeployedStack now = fromCache ? fresh(aws, stack, answer) : stack;
    return follow(new Observer(aws, now), now, answer, started);
  }

  private String start(Executions executions, Aws aws, DeployedStack stack, Answer answer) {
    Map<String, String> input = new TreeMap<>();
    input.put("requestedBy", cause().byWithoutAsking(LocalUser.ofThisMachine()));
    input.put("reason", cause().reason());
    String workflow = stack.output(OutputNames.ROLLBACK_WORKFLOW_ARN);
    try {
      return executions.start(workflow, input);
    } catch (SfnException refused) {
      // The stack may have been made anew since, or the file be another account's.
      String present =
          fromCache ? asked(aws, answer).output(OutputNames.ROLLBACK_WORKFLOW_ARN) : workflow;
      if (present.equals(workflow)) {
        throw refused;
      }
      return executions.start(present, input);
    }
  }

  /** The question, if all is at rest and complete; empty if a run is under way or nobody knows. */
  private Optional<String> atRest(Aws aws, DeployedStack stack) {
    if (confirmation.yes) {
      return Optional.empty();
    }
    try {
      return CompletableFuture.supplyAsync(() -> aws.state(stack).state())
          .get(LOOK_MILLIS, TimeUnit.MILLISECONDS)
          .filter(state -> state.status() == MigrationStatus.COMPLETED)
          .map(state -> question(state, stack));
    } catch (TimeoutException | ExecutionException unknown) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OperatorException("rollback", "interrupted", "it is not started", stopped);
    }
  }

  private static String question(MigrationState state, DeployedStack stack) {
    String old = state.active().other().key();
    return "No run is under way: the migration is COMPLETED since "
        + state.stepStartedAt()
        + ", "
        + state.active().key()
        + " serves."
        + System.lineSeparator()
        + (stack.phase().equals("retire")
            ? "The phase is retire: "
                + old
                + " may have been shrunk or changed."
                + System.lineSeparator()
            : "")
        + "This moves traffic and the writer back to "
        + old
        + ".";
  }

  /** After the start there is time to ask; without an answer what is known must do. */
  private DeployedStack fresh(Aws aws, DeployedStack kept, Answer answer) {
    try {
      return asked(aws, answer);
    } catch (SdkException unanswered) {
      answer.warn("the stack's status is an earlier one: " + Silence.reason(unanswered));
      return kept;
    }
  }

  private int follow(Observer observer, DeployedStack stack, Answer answer, String started) {
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
