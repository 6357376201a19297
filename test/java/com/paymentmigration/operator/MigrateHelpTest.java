package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.operator.OperatorBench.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says about itself, without any call to AWS. */
class MigrateHelpTest {
  @ParameterizedTest
  @ValueSource(strings = {"status", "validate", "start", "watch", "approve", "rollback", "history"})
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

  @Test
  void theCommandItselfListsItsCommands() {
    Outcome help = OperatorBench.bare("--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("status", "validate", "start", "watch", "approve", "rollback", "history");
  }

  @Test
  void noCommandIsWrongUse() {
    Outcome nothing = OperatorBench.bare();

    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err())
        .contains(
            "command: received none, allowed: status, validate, start, watch, approve, rollback,"
                + " history");
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
}
