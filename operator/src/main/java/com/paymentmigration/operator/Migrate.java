package com.paymentmigration.operator;

import com.paymentmigration.commandline.WrongUse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code migrate} and its entry point. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    version = Migrate.VERSION,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    usageHelpWidth = 80,
    synopsisSubcommandLabel = "COMMAND",
    description = "Operates a migration of a deployed PaymentMigrationStack.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or as it should be",
      "1:the migration failed, is halted or was rolled back; or the data differs",
      "2:wrong use, refused, or could not tell"
    },
    subcommands = {
      DoctorCommand.class,
      StatusCommand.class,
      ValidateCommand.class,
      StartCommand.class,
      WatchCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      ApproveCommand.class,
      RollbackCommand.class,
      StraysCommand.class,
      AbsorbCommand.class,
      HistoryCommand.class,
      OutputsCommand.class,
      DrillCommand.class
    })
public final class Migrate implements Runnable {
  /** Name and version, as {@code --version} and reports say it. */
  static final String VERSION = "migrate 0.1.0";

  @Spec private CommandSpec spec;

  /** Runs the command and exits. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "command: received none, allowed: " + String.join(", ", spec.subcommands().keySet()));
  }

  static CommandLine commandLine() {
    return commandLine(System.getenv());
  }

  /** The command over these variables of the environment, for what reads logins from them. */
  static CommandLine commandLine(Map<String, String> environment) {
    return new CommandLine(new Migrate())
        .addSubcommand(new InventoryCommand(environment))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new WrongUse(ExitCode.UNKNOWN))
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
  }

  private static int failed(Exception failure, CommandLine command) {
    StackOptions options =
        command.getCommand() instanceof AccountCommand known ? known.options() : null;
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.println(name + ": " + text(failure));
    if (options != null && options.verbose) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      err.print(trace);
    }
    err.flush();
    return ExitCode.UNKNOWN;
  }

  private static String text(Exception failure) {
    return failure instanceof OperatorException
        ? failure.getMessage()
        : failure.getClass().getSimpleName()
            + ": "
            + failure.getMessage()
            + "; --verbose shows where";
  }
}
