package com.paymentmigration.operator;

import com.paymentmigration.lambda.validation.report.RecordedVerdict;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migrate approve}. */
@Command(
    name = "approve",
    description = "Answers the run that waits for a person before the writer moves.",
    footer = {
      "",
      "Shows what is approved and asks. The answer names who and why in the",
      "audit events.",
      "No answer in time is a no: the run rolls back.",
      "",
      "Examples:",
      "  ./migrate approve --stack staging-payment-a1b2c3d4 --reason 'CHG-1043, ok'",
      "  ./migrate approve --stack staging-payment-a1b2c3d4 --refuse --yes \\",
      "    --reason 'latency'"
    })
final class ApproveCommand extends ChangingCommand {
  @Mixin private Confirmation confirmation;

  @Option(names = "--refuse", description = "Say no: the run rolls back at once.")
  private boolean refuse;

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    String by = cause().by(aws);
    String reason = cause().reason();
    Snapshot now = new Observer(aws, stack).look("");
    if (!now.approvalWanted()) {
      throw nothing(now);
    }
    Approval approval =
        aws.executions().approval(now.executionArn()).orElseThrow(() -> nothing(now));
    String verdict = aws.verdict(stack).map(ApproveCommand::words).orElse("none");
    confirmation.ask(question(now, approval, verdict));
    aws.executions().answer(approval, !refuse, by, reason);
    Map<String, String> done = new TreeMap<>();
    done.put("answer", refuse ? "refused" : "approved");
    done.put("by", by);
    done.put("executionArn", now.executionArn());
    answer.give(
        done,
        () ->
            (refuse ? "refused: the run rolls back" : "approved: the writer moves")
                + "; follow it with: ./migrate watch "
                + stack.options());
    return ExitCode.DONE;
  }

  private static OperatorException nothing(Snapshot now) {
    return new OperatorException(
        "approve",
        "no run waits for an approval: status " + now.status() + ", step " + now.step(),
        "this tells when one does: ./migrate watch " + now.options());
  }

  private String question(Snapshot now, Approval approval, String verdict) {
    String to = now.active().equals("blue") ? "green" : "blue";
    return Screen.page(now, Instant.now())
        + String.format("%n  %-9s %s", "verdict", verdict)
        + (approval.until() == null
            ? ""
            : String.format(
                "%n  %-9s %s, then it rolls back", "until", Screen.time(approval.until())))
        + System.lineSeparator()
        + (refuse ? "REFUSE: everything goes back to " + now.active() : "APPROVE: the writer moves")
        + (refuse ? "." : " from " + now.active() + " to " + to + "; writes stop for a moment.");
  }

  private static String words(RecordedVerdict verdict) {
    return verdict.verdict() + " at " + verdict.recordedAt() + ": " + verdict.reason();
  }
}
