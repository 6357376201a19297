package com.paymentmigration.operator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code migrate watch}. */
@Command(
    name = "watch",
    description = "Follows whatever is under way until it rests. Changes nothing.",
    footer = {
      "",
      "Ctrl-C ends the watching, not the migration.",
      "",
      "Examples:",
      "  ./migrate watch --stack staging-payment-a1b2c3d4",
      "  ./migrate watch --stack staging-payment-a1b2c3d4 --timeout 30m --json"
    })
final class WatchCommand extends OperatorCommand {
  @Mixin private Waiting waiting;

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    Snapshot end = new Follower(new Observer(aws, stack), answer, waiting).toRest("");
    boolean failed = end.run() != null && !end.run().error().isEmpty();
    return end.wentWrong() || failed ? ExitCode.FAILED : ExitCode.DONE;
  }
}
