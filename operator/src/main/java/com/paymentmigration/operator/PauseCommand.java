package com.paymentmigration.operator;

import com.paymentmigration.lambda.aws.DynamoDbPauseRequests;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.PauseRequest;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code migrate pause}. */
@Command(
    name = "pause",
    description = {
      "Lets the run under way stop before its next step that shifts traffic or",
      "moves the writer. Both environments are watched meanwhile."
    },
    footer = {
      "",
      "A bake or an approval under way ends first. From the fence on nothing can be",
      "paused: there is no writer for a moment. Rolling back stays possible.",
      "Nobody resumes in time: the run rolls back.",
      "",
      "Examples:",
      "  ./migrate pause --stack staging-payment-a1b2c3d4 \\",
      "    --reason 'latency of green: look first'",
      "  ./migrate pause --stack staging-payment-a1b2c3d4 --for 10m \\",
      "    --reason CHG-1043"
    })
final class PauseCommand extends ChangingCommand {
  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "30m",
      converter = Waiting.Span.class,
      description =
          "Longest pause, such as 90s or 30m; all pauses of a run together at most 1h."
              + " Default: ${DEFAULT-VALUE}.")
  private Duration length;

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    Cause asked = new Cause(cause().by(aws), cause().reason());
    MigrationState state =
        aws.state(stack)
            .state()
            .filter(PauseCommand::canPause)
            .orElseThrow(() -> nothingToPause(aws, stack));
    DynamoDbPauseRequests requests = aws.pauses(stack);
    Optional<PauseRequest> latest = requests.find().filter(found -> found.epoch() == state.epoch());
    if (latest.filter(found -> found.stops(state.epoch())).isPresent()) {
      throw new OperatorException(
          "pause",
          "asked for already, by " + latest.get().asked().actor(),
          "nothing was changed; let it go on with: ./migrate resume " + stack.options());
    }
    Duration earlier = latest.map(PauseCommand::granted).orElse(Duration.ZERO);
    requireRoom(earlier);
    requests.keep(new PauseRequest(state.epoch(), asked, length, earlier, Optional.empty()));
    Map<String, Object> done = new TreeMap<>();
    done.put("answer", "pause");
    done.put("by", asked.actor());
    done.put("epoch", state.epoch());
    done.put("seconds", length.toSeconds());
    answer.give(
        done,
        () ->
            "it stops before its next step, for "
                + Screen.span(length)
                + " at most, then it rolls back"
                + System.lineSeparator()
                + "./migrate resume "
                + stack.options()
                + " --reason \"WHY\"");
    return ExitCode.DONE;
  }

  private static boolean canPause(MigrationState state) {
    return state.status() == MigrationStatus.SHIFTING && state.step() != RunStep.PAUSED;
  }

  private static OperatorException nothingToPause(Aws aws, DeployedStack stack) {
    String now =
        aws.state(stack)
            .state()
            .map(state -> state.status() + ", step " + state.step())
            .orElse("READY, step IDLE");
    return new OperatorException(
        "pause",
        "no step lies ahead that shifts traffic or moves the writer: status " + now,
        "nothing was changed; look with: ./migrate status " + stack.options());
  }

  private static Duration granted(PauseRequest request) {
    return request.earlier().plus(request.bounded());
  }

  private void requireRoom(Duration earlier) {
    Duration left = PauseRequest.MOST.minus(earlier);
    if (length.toSeconds() < 1 || length.compareTo(left) > 0) {
      throw new OperatorException(
          "--for " + Screen.span(length),
          "allowed: 1 s to "
              + Screen.span(left)
              + ", what is left of "
              + Screen.span(PauseRequest.MOST)
              + " for this run",
          "nothing was changed");
    }
  }
}
