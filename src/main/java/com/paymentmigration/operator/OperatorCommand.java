package com.paymentmigration.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** What all commands share: which stack, and where the answer goes. */
abstract class OperatorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;

  @Override
  public final Integer call() {
    options.check();
    check();
    LatestCall latest = new LatestCall();
    String again = options.again();
    AwsFailures failures = new AwsFailures(options.stackName(), again, latest, changes());
    try (Aws aws =
        new Aws(new AwsClients(options.region, options.profile, latest), again, failures)) {
      return run(
          aws,
          aws.stack(options.stackName()),
          new Answer(spec.commandLine().getOut(), spec.commandLine().getErr(), options.json));
    } catch (SdkException failure) {
      throw failures.explain(failure);
    }
  }

  /** Whether it changes anything, so that after a failure a person must look. */
  boolean changes() {
    return false;
  }

  /** Refuses what can be refused without credentials and network. */
  void check() {}

  /** Does it; an {@link ExitCode}. */
  abstract int run(Aws aws, DeployedStack stack, Answer answer);

  StackOptions options() {
    return options;
  }
}
