package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.operator.OperatorBench.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says about itself, without any call to AWS. */
class MigrateHelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "doctor",
        "status",
        "validate",
        "start",
        "watch",
        "approve",
        "rollback",
        "absorb",
        "history",
        "outputs",
        "drill"
      })
  void everyCommandHasHelpWithExamplesAndExitCodes(String command) {
    Outcome help = OperatorBench.bare(command, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("Usage: migrate " + command)
        .contains("--stack=NAME")
        .contains("--json")
        .contains("Exit codes:")
        .contains("Examples:")
        .contains("./migrate " + command);
  }

  /** A night's terminal may be small; and picocli breaks longer lines where a paste fails. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "doctor",
        "status",
        "validate",
        "start",
        "watch",
        "approve",
        "rollback",
        "absorb",
        "history",
        "outputs"
      })
  void everyHelpFitsATerminalOf80Columns(String command) {
    Outcome help =
        command.isEmpty() ? OperatorBench.bare("--help") : OperatorBench.bare(command, "--help");

    assertThat(help.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
        .filteredOn(line -> line.startsWith("  ./migrate"))
        .allSatisfy(line -> assertThat(line).matches("  \\./migrate [a-z]+ --stack .*"));
  }

  @Test
  void inventoryNeedsNoStackAndItsHelpFitsTheTerminalToo() {
    Outcome help = OperatorBench.bare("inventory", "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("Usage: migrate inventory", "--source=HOST[:PORT]/SCHEMA", "Exit codes:")
        .doesNotContain("--stack");
    assertThat(help.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void theCommandItselfListsItsCommands() {
    Outcome help = OperatorBench.bare("--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains(
            "doctor",
            "status",
            "validate",
            "start",
            "watch",
            "approve",
            "rollback",
            "strays",
            "absorb",
            "history",
            "drill");
  }

  @Test
  void noCommandIsWrongUse() {
    Outcome nothing = OperatorBench.bare();

    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err())
        .contains(
            "command: received none, allowed: doctor, status, validate, start, watch, pause,"
                + " resume, approve, rollback, strays, absorb, history, outputs, drill, inventory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status --stck x | status: unknown option '--stck', did you mean --stack?;",
        "status --stack x --jsn | status: unknown option '--jsn', did you mean --json?;",
        "status staging-payment-a1b2c3d4 | status: unknown argument 'staging-payment-a1b2c3d4';"
            + " Missing required option: '--stack=NAME';",
        "status | status: Missing required option: '--stack=NAME';",
        "absorb --stack x --reason y | absorb: Missing required option: '--transaction=GTID';",
        "start --stack x | start: Missing required option: '--reason=TEXT';",
        "watch --stack x --timeout soon | watch: Invalid value for option '--timeout':",
        "history --stack x --limit many | history: Invalid value for option '--limit':"
      })
  void wrongUseIsOneLineThatSaysWhatIsWrongAndWhereTheHelpIs(String line, String expected) {
    String[] words = line.split(" ", -1);

    Outcome wrong = OperatorBench.bare(words);

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err().lines()).hasSize(1);
    assertThat(wrong.err())
        .startsWith("migrate " + expected)
        .endsWith("; see ./migrate " + words[0] + " --help" + System.lineSeparator());
  }

  @Test
  void anUnknownCommandIsOneLineWithTheKnownOnes() {
    Outcome wrong = OperatorBench.bare("fly");

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err().lines()).hasSize(1);
    assertThat(wrong.err())
        .startsWith("migrate: command: received 'fly', allowed: doctor, status, validate, start,")
        .contains("; see ./migrate --help");
  }

  /** The region, which is wrong too, is looked at with the credentials. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status|--stack=| --stack '': no stack has such a name; name the environment",
        "status|--stack=a b| --stack 'a b': no stack has such a name;",
        "history|--limit=0| --limit 0: out of range; give a number from 1 to 1000000",
        "history|--limit=1000001| --limit 1000001: out of range;",
        "start|--reason=| --reason '' (0 characters): not for an audit event",
        "approve|--reason=| --reason '' (0 characters): not for an audit event",
        "drill|--only=fly| --only 'fly': no such drill, allowed: audit-trail, channel-resumes,",
        "drill|--skip=| --skip '': no such drill, allowed: audit-trail,",
        "drill|--report=a.pdf| --report 'a.pdf': received another ending, allowed: .html, .json;",
        "drill|--report=/dev/null/a.html| --report '/dev/null/a.html': received a place where no file"
            + " can be written (/dev/null); name a file in a folder of yours",
        "drill|--resume| --resume: received no --report; name the report of the earlier run",
        "rollback|--reason=WHY| --reason 'WHY': that is the documents' placeholder; say why,",
        "start|--reason=<why>| --reason '<why>': that is the documents' placeholder;",
        "status|--stack=NAME| --stack 'NAME': that is the documents' placeholder;",
        "rollback|--reason=| --reason '' (0 characters): not for an audit event"
      })
  void whatIsWrongByItselfIsRefusedBeforeCredentialsAndNetworkAreLookedUp(
      String command, String option, String expected) {
    Outcome refused =
        option.startsWith("--stack")
            ? OperatorBench.bare(command, option, "--region=atlantis-1")
            : OperatorBench.call(command, option, "--region=atlantis-1");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).startsWith("migrate " + command + ": " + expected);
  }

  @Test
  void aMissingStackAReasonAndAWrongTimeAreNamed() {
    assertThat(OperatorBench.bare("status").err()).contains("--stack=NAME");
    assertThat(OperatorBench.call("rollback").err()).contains("--reason=TEXT");
    Outcome time = OperatorBench.call("watch", "--timeout=soon");
    assertThat(time.code()).isEqualTo(2);
    assertThat(time.err())
        .contains("received 'soon', allowed: a number with ms, s, m or h, such as 30m");
    assertThat(OperatorBench.call("start", "--reason=x", "--mode=sideways").err())
        .contains("MIGRATE, REPLICATE".split(", "));
  }

  @Test
  void theListOfDrillsNeedsNoStack() {
    Outcome list = OperatorBench.bare("drill", "--list");

    assertThat(list.code()).as(list.err()).isZero();
    assertThat(list.out()).contains("standby-failover", "disturbs", "by hand", "at most");
    assertThat(OperatorBench.bare("drill", "--list", "--json").json()).hasSizeGreaterThan(10);
  }
}
