package com.paymentmigration.operator;

import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code migrate outputs}. */
@Command(
    name = "outputs",
    description = {
      "Prints the stack's outputs: each name, and below it the value, whole and",
      "alone on its line, so that it can be copied."
    },
    footer = {
      "",
      "Examples:",
      "  ./migrate outputs --stack staging-payment-a1b2c3d4",
      "  ./migrate outputs --stack staging-payment-a1b2c3d4 RollBackCommand",
      "  ./migrate outputs --stack staging-payment-a1b2c3d4 --json \\",
      "    | jq -r .DashboardUrl"
    })
final class OutputsCommand extends OperatorCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "OUTPUT",
      defaultValue = "",
      description = "One output: its value and nothing else. Default: all.")
  private String output;

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    if (output.isEmpty()) {
      answer.give(stack.outputs(), () -> all(stack.outputs()));
      return ExitCode.DONE;
    }
    String value = stack.outputs().get(output);
    if (value == null) {
      throw new OperatorException(
          "output: received '" + output + "'",
          "allowed: " + String.join(", ", stack.outputs().keySet()),
          "name one of these, or none for all");
    }
    answer.give(Map.of(output, value), () -> value);
    return ExitCode.DONE;
  }

  private static String all(Map<String, String> outputs) {
    return outputs.entrySet().stream()
        .map(each -> each.getKey() + System.lineSeparator() + "  " + each.getValue())
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
