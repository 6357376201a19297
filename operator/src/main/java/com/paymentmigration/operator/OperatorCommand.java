package com.paymentmigration.operator;

import java.util.Optional;

/** A command about a stack that is deployed. */
abstract class OperatorCommand extends AccountCommand {
  private String region;

  @Override
  final int run(AwsClients clients, AwsFailures failures, Answer answer) {
    try (Aws aws = new Aws(clients, options().again(), failures)) {
      region = clients.region();
      return run(aws, stack(aws, answer), answer);
    }
  }

  /** The stack that the command is about: asked, and kept for a rollback in a hurry. */
  DeployedStack stack(Aws aws, Answer answer) {
    return asked(aws, answer);
  }

  /** What the stack says now. */
  final DeployedStack asked(Aws aws, Answer answer) {
    DeployedStack stack = aws.stack(options().stackName());
    keep(region, stack, answer);
    return stack;
  }

  /** What it said at an earlier command; empty if that is not known or not wanted. */
  final Optional<DeployedStack> known() {
    return options().noCache ? Optional.empty() : facts(region).read(options().again());
  }

  /** Does it; an {@link ExitCode}. */
  abstract int run(Aws aws, DeployedStack stack, Answer answer);
}
