package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Whatever a command advises can be pasted as it is. */
class NextStepsTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("project.root", ".."))
          .resolve("operator/src/main/java/com/paymentmigration/operator");

  /** Words of a shell: plain, in double or in single quotes. */
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private static final Pattern HINT = Pattern.compile("\\./migrate [^\"]*\"(\\s*\\+\\s*\\w+)?");

  private static Snapshot at(MigrationStatus status, RunStep step, String options) {
    return new Snapshot(
        "PaymentMigrationStack-dev-payment-a1b2c3d4",
        options,
        "UPDATE_COMPLETE",
        "migrate",
        status,
        step,
        Instant.EPOCH,
        "blue",
        "BLUE",
        "",
        "",
        0,
        LiveTraffic.unknown("not asked"),
        1,
        false,
        "",
        "",
        "",
        "",
        null,
        null,
        null,
        "");
  }

  private static String options(String... arguments) {
    List<String> all = new ArrayList<>(List.of("status", "--stack", "dev-payment-a1b2c3d4"));
    all.addAll(List.of(arguments));
    CommandLine migrate = Migrate.commandLine();
    ParseResult parsed = migrate.parseArgs(all.toArray(String[]::new));
    return ((OperatorCommand) parsed.subcommand().commandSpec().userObject()).options().again();
  }

  /** Commands among {@code lines}, as the command line itself reads them. */
  private static List<ParseResult> commands(List<String> lines) {
    List<ParseResult> parsed = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("./migrate ")) {
        String[] words =
            WORD.matcher(line.substring("./migrate ".length()))
                .results()
                .map(word -> word.group().replaceAll("^(['\"])(.*)\\1$", "$2"))
                .toArray(String[]::new);
        parsed.add(Migrate.commandLine().parseArgs(words).subcommand());
      } else {
        assertThat(line).doesNotContain("./migrate");
      }
    }
    return parsed;
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusHasStepsWhoseCommandsTheCommandLineAccepts(MigrationStatus status) {
    for (RunStep step : RunStep.values()) {
      List<String> lines = NextSteps.after(at(status, step, options()));

      assertThat(lines).isNotEmpty().allMatch(line -> line.matches("\\p{ASCII}+"));
      List<ParseResult> commands = commands(lines);
      assertThat(commands.isEmpty()).isEqualTo(status == MigrationStatus.HALTED);
      assertThat(commands)
          .allSatisfy(
              command ->
                  assertThat(command.matchedOptionValue("--stack", ""))
                      .isEqualTo("PaymentMigrationStack-dev-payment-a1b2c3d4"));
    }
  }

  @Test
  void aHintRepeatsRegionAndProfileAsTheyWereGiven() {
    String options = options("--region=eu-west-1", "--profile", "on call");

    ParseResult watch =
        commands(NextSteps.after(at(MigrationStatus.SWITCHED, RunStep.BAKING, options))).get(0);

    assertThat(watch.matchedOptionValue("--region", "")).isEqualTo("eu-west-1");
    assertThat(watch.matchedOptionValue("--profile", "")).isEqualTo("on call");
    assertThat(options("--profile=it's")).endsWith(" --profile 'it'\\''s'");
  }

  @Test
  void everyCommandInAMessageNamesTheStack() throws IOException {
    List<String> incomplete = new ArrayList<>();
    int hints = 0;
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Matcher hint = HINT.matcher(Files.readString(file));
        while (hint.find()) {
          hints++;
          // The list of drills is the same for every stack; the server of today belongs to none.
          boolean stackless =
              hint.group().equals("./migrate drill --list\"")
                  || hint.group().startsWith("./migrate inventory ");
          if (!stackless && !hint.group().contains(" --stack ") && hint.group(1) == null) {
            incomplete.add(file.getFileName() + ": " + hint.group());
          }
        }
      }
    }

    assertThat(hints).isGreaterThan(15);
    assertThat(incomplete).isEmpty();
  }
}
