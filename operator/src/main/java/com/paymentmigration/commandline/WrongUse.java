package com.paymentmigration.commandline;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line: its help would push that off the screen. */
public final class WrongUse implements IParameterExceptionHandler {
  private final int exitCode;

  /** Ends with {@code exitCode}, which the program's help explains. */
  public WrongUse(int exitCode) {
    this.exitCode = exitCode;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + what(wrong, command) + "; see ./" + name + " --help");
    command.getErr().flush();
    return exitCode;
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
      // Without its value: it may be a password, and errors are logged.
      String option = first.replaceFirst("(?s)=.*", "");
      return "unknown option '" + option + "'" + meant(command, option);
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
