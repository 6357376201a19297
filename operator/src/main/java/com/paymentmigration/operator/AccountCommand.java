package com.paymentmigration.operator;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** What all commands share: credentials, failures, and where the answer goes. */
abstract class AccountCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;

  @Override
  public final Integer call() {
    Answer answer =
        new Answer(spec.commandLine().getOut(), spec.commandLine().getErr(), options.json);
    if (answersWithoutStack(answer)) {
      return ExitCode.DONE;
    }
    options.check();
    check();
    OptionalInt offline = runOffline(answer);
    if (offline.isPresent()) {
      return offline.getAsInt();
    }
    LatestCall latest = new LatestCall();
    AwsFailures failures = new AwsFailures(options.stackName(), options.again(), latest, changes());
    try {
      return run(new AwsClients(options.region, options.profile, latest), failures, answer);
    } catch (SdkException failure) {
      throw failures.explain(failure);
    }
  }

  /** Answers what needs neither a stack nor an account, and says whether that was all. */
  boolean answersWithoutStack(Answer answer) {
    return false;
  }

  /** Whether it changes anything, so that after a failure a person must look. */
  boolean changes() {
    return false;
  }

  /** Refuses what can be refused without credentials and network. */
  void check() {}

  /** Does it if it needs no account: an {@link ExitCode}; empty if it does. */
  OptionalInt runOffline(Answer answer) {
    return OptionalInt.empty();
  }

  /** Does it; an {@link ExitCode}. */
  abstract int run(AwsClients clients, AwsFailures failures, Answer answer);

  /** What is kept of the stack in {@code region}, for a rollback in a hurry. */
  final StackFacts facts(String region) {
    return StackFacts.of(
        region,
        Objects.requireNonNullElse(options.profile, ""),
        options.stackName(),
        System.getenv());
  }

  /** Keeps what {@code stack} says, unless nothing is to be kept. */
  final void keep(String region, DeployedStack stack, Answer answer) {
    if (!options.noCache) {
      facts(region)
          .keep(stack)
          .ifPresent(why -> answer.warn("a rollback will have to ask first: " + why));
    }
  }

  final StackOptions options() {
    return options;
  }
}
