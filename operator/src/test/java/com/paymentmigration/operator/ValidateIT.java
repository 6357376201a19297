package com.paymentmigration.operator;

import static com.paymentmigration.operator.OperatorBench.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.operator.OperatorBench.Outcome;
import org.junit.jupiter.api.Test;

/** {@code ./migrate validate}: the verdict of its own run, or none. */
class ValidateIT extends OperatorScenario {
  @Test
  void validateWaitsForTheVerdictOfItsOwnRun() {
    assertThat(validated(then().pause(1).verdict("PASS", "1000 rows are the same").done()).code())
        .isZero();

    Outcome fail =
        validated(
            then().verdict("FAIL", "2 rows differ", "payments: key 7 differs in amount").done());
    assertThat(fail.code()).isEqualTo(1);
    assertThat(fail.out())
        .contains("FAIL: 2 rows differ (blue to green, 1,000 of 1,000 rows)")
        .contains("payments: key 7 differs in amount");

    assertThat(validated(then().verdict("UNKNOWN", "green did not answer").done()).code())
        .isEqualTo(2);
  }

  @Test
  void aValidationThatBreaksOffIsNoVerdict() {
    Outcome broken = validated(then().failing("ValidationBrokeOff", "out of time"));

    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err())
        .contains("UNKNOWN: ended FAILED without a verdict (ValidationBrokeOff: out of time)");
  }

  private static Outcome validated(String definition) {
    bench.deploy("migrate", Definitions.nothing(), Definitions.nothing(), definition);
    return call("validate", FAST);
  }
}
