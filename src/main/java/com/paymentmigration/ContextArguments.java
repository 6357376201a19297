package com.paymentmigration;

import com.paymentmigration.config.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The context arguments of the command line that started this app. The CDK only warns of {@code -c
 * environmentName} without a value, drops it, and would go on with the name in cdk.context.json:
 * another deployment than the one that was meant. So the arguments are read where they still are.
 */
final class ContextArguments {
  private static final List<String> OPTIONS = List.of("-c", "--context");

  /** Between this process and the command line stand at most a shell and a script. */
  private static final int ANCESTORS = 4;

  private ContextArguments() {}

  /** Arguments of the CDK's command line; empty if the system does not show them. */
  static List<String> ofCdk() {
    return Stream.iterate(
            ProcessHandle.current().parent(),
            Optional::isPresent,
            process -> process.flatMap(ProcessHandle::parent))
        .limit(ANCESTORS)
        .flatMap(process -> process.orElseThrow().info().arguments().stream())
        .map(List::of)
        .filter(arguments -> !arguments.isEmpty() && isCdk(arguments.get(0)))
        .findFirst()
        .orElse(List.of());
  }

  /**
   * Checks that every context argument is an assignment.
   *
   * @throws ConfigurationException naming the argument and what is allowed
   */
  static void check(List<String> arguments) {
    for (int index = 0; index < arguments.size(); index++) {
      String argument = arguments.get(index);
      if (OPTIONS.contains(argument)) {
        String value = index + 1 < arguments.size() ? arguments.get(index + 1) : "";
        require(argument + " " + value, value);
      } else if (argument.startsWith("--context=")) {
        require(argument, argument.substring("--context=".length()));
      }
    }
  }

  private static void require(String received, String assignment) {
    if (assignment.indexOf('=') < 1) {
      throw new ConfigurationException(
          "context argument: received '"
              + received.strip()
              + "', allowed: -c KEY=VALUE, for example -c environmentName=dev-payment-a1b2c3d4");
    }
  }

  /** Node.js runs a script named cdk: its first argument. */
  private static boolean isCdk(String argument) {
    Path name = Path.of(argument).getFileName();
    return name != null && (name.toString().equals("cdk") || name.toString().equals("cdk.js"));
  }
}
