package com.paymentmigration.operator;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line: its help would push that off the screen. */
final class WrongUse implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + what(wrong, command) + "; see ./" + name + " --help");
    command.getErr().flush();
    return ExitCode.UNKNOWN;
  }

  /** A mistyped option is said before the one that is missing because of it. */
  private static String what(ParameterException wrong, CommandLine command) {
    List<String> unmatched = command.getUnmatchedArguments();
    boolean missing = wrong instanceof MissingParameterException;
    if (unmatched.isEmpty() || !(missing || wrong instanceof UnmatchedArgumentException)) {
      return wrong.getMessage().replaceAll("\\s+", " ").strip();
    }
    String first = unmatched.get(0);
    if (first.startsWith("-")) {
      return "unknown option '" + first + "'" + meant(command, first);
    }
    return command.getSubcommands().isEmpty()
        ? "unknown argument '" + first + "'" + (missing ? "; " + wrong.getMessage() : "")
        : "command: received '"
            + first
            + "', allowed: "
            + String.join(", ", command.getSubcommands().keySet());
  }

  private static String meant(CommandLine command, String word) {
    List<String> like = new UnmatchedArgumentException(command, List.of(word)).getSuggestions();
    return like.isEmpty() ? "" : ", did you mean " + String.join(" or ", like) + "?";
  }
}
