package com.paymentmigration.operator;

/** A command about a stack that is deployed. */
abstract class OperatorCommand extends AccountCommand {
  @Override
  final int run(AwsClients clients, AwsFailures failures, Answer answer) {
    try (Aws aws = new Aws(clients, options().again(), failures)) {
      return run(aws, aws.stack(options().stackName()), answer);
    }
  }

  /** Does it; an {@link ExitCode}. */
  abstract int run(Aws aws, DeployedStack stack, Answer answer);
}
