package com.paymentmigration.operator;

import java.time.Instant;
import picocli.CommandLine.Command;

/** {@code migrate status}. */
@Command(
    name = "status",
    description = {
      "Shows where the migration stands this second: the state item's status and",
      "intended weight, and beside it the weights that the load balancer's rule has."
    },
    footer = {
      "",
      "Examples:",
      "  ./migrate status --stack staging-payment-a1b2c3d4",
      "  ./migrate status --stack staging-payment-a1b2c3d4 --json \\",
      "    | jq -r .live.asIntended"
    })
final class StatusCommand extends OperatorCommand {
  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    Snapshot now = new Observer(aws, stack).look("");
    answer.give(now, () -> Screen.page(now, Instant.now()));
    return now.wentWrong() ? ExitCode.FAILED : ExitCode.DONE;
  }
}
