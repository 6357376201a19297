package com.paymentmigration.operator;

import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which stack, and how to speak: options of every command. */
final class StackOptions {
  private static final String PREFIX = "PaymentMigrationStack-";
  private static final Pattern STACK_NAME =
      Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}|arn:[\\w:/-]+");
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
  private static final Pattern ENVIRONMENT_NAME =
      Pattern.compile("(dev|staging|prod)-payment-[a-z0-9]{8}");

  @Option(
      names = "--stack",
      required = true,
      paramLabel = "NAME",
      description = "Stack, or just its environment name, such as staging-payment-a1b2c3d4.")
  private String stack;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Default: AWS_REGION, else AWS_DEFAULT_REGION, else the profile's region.")
  String region;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description =
          "Profile of the AWS configuration. Default: AWS_PROFILE, else what the SDK finds.")
  String profile;

  @Option(names = "--json", description = "Answer as JSON, one document a line.")
  boolean json;

  @Option(
      names = "--no-cache",
      description = "Neither use nor keep what the stack said at an earlier command.")
  boolean noCache;

  @Option(names = "--verbose", description = "Show the stack trace of a failure.")
  boolean verbose;

  /**
   * Refuses what no stack is called, such as an unset variable of a script.
   *
   * @throws OperatorException if it has not the form of a stack's name or ARN
   */
  void check() {
    if (Placeholder.is(stack)) {
      throw new OperatorException(
          "--stack '" + stack + "'",
          "that is the documents' placeholder",
          "name the environment, such as staging-payment-a1b2c3d4");
    }
    if (!STACK_NAME.matcher(stack).matches()) {
      throw new OperatorException(
          "--stack '" + stack.replaceAll("\\p{Cntrl}", "?") + "'",
          "no stack has such a name",
          "name the environment, such as staging-payment-a1b2c3d4, or the stack");
    }
  }

  /** Name of the stack: the environment's name is enough. */
  String stackName() {
    return ENVIRONMENT_NAME.matcher(stack).matches() ? PREFIX + stack : stack;
  }

  /** These options as another command repeats them, so that a hint can be pasted into a shell. */
  String again() {
    return "--stack "
        + quoted(stackName())
        + (region == null ? "" : " --region " + quoted(region))
        + (profile == null ? "" : " --profile " + quoted(profile));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
