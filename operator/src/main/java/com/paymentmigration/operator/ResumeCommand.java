package com.paymentmigration.operator;

import com.paymentmigration.lambda.aws.DynamoDbPauseRequests;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.PauseRequest;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/** {@code migrate resume}. */
@Command(
    name = "resume",
    description = {"Lets a paused run go on, or takes a pause back that has not begun yet."},
    footer = {
      "",
      "A paused run goes on within half a minute.",
      "",
      "Example:",
      "  ./migrate resume --stack staging-payment-a1b2c3d4 \\",
      "    --reason 'latency is fine'"
    })
final class ResumeCommand extends ChangingCommand {
  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    Cause resumed = new Cause(cause().by(aws), cause().reason());
    long epoch = aws.state(stack).state().map(state -> state.epoch()).orElse(0L);
    DynamoDbPauseRequests requests = aws.pauses(stack);
    PauseRequest request =
        requests
            .find()
            .filter(found -> found.stops(epoch))
            .orElseThrow(
                () ->
                    new OperatorException(
                        "resume",
                        "nobody asked to pause the latest run, or it was resumed already",
                        "nothing was changed; look with: ./migrate status " + stack.options()));
    requests.keep(request.resumedBy(resumed));
    Map<String, Object> done = new TreeMap<>();
    done.put("answer", "resume");
    done.put("by", resumed.actor());
    done.put("epoch", epoch);
    answer.give(done, () -> "it goes on; follow it with: ./migrate watch " + stack.options());
    return ExitCode.DONE;
  }
}
