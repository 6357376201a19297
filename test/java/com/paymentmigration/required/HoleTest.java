package com.paymentmigration.required;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of required values meet the longest values that a profile admits, on a small stack. */
class HoleTest {
  private static final long SMALL_STACK = 256 * 1024;

  private static boolean matches(String kind, String value) throws InterruptedException {
    Pattern form = Pattern.compile(new Hole(kind, "", "").form());
    List<Boolean> answers = new ArrayList<>();
    Thread thread =
        new Thread(null, () -> answers.add(form.matcher(value).matches()), "small", SMALL_STACK);
    thread.setUncaughtExceptionHandler((who, overflow) -> answers.clear());
    thread.start();
    thread.join();
    assertThat(answers).as("the gate breaks off").hasSize(1);
    return answers.get(0);
  }

  @Test
  void twentyOfTheLongestNamesOfAlarmsFit() throws InterruptedException {
    assertThat(matches("alarms", (" OR ALARM(\"" + "a".repeat(255) + "\")").repeat(20))).isTrue();
    assertThat(matches("alarms", " OR ALARM(\"" + "a".repeat(256) + "\")")).isFalse();
  }

  @Test
  void aHundredNamesOfAccountsFit() throws InterruptedException {
    assertThat(matches("names", "a" + ",settlement_batch_no_000001".repeat(200))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " OR ALARM(\"arn:aws:cloudwatch:us-east-1:111122223333:alarm:a\")",
        " OR ALARM(\"\")",
        " OR ALARM(\"a\") OR TRUE",
        " OR ALARM(\"a\"b\")",
        " OR ALARM(\"${Secret}\")",
        " AND ALARM(\"a\")",
        "ALARM(\"a\")"
      })
  void nothingElseStandsInAGuardsRule(String rule) throws InterruptedException {
    assertThat(matches("alarms", rule)).isFalse();
  }

  @Test
  void theRegionMayStandInAName() throws InterruptedException {
    assertThat(matches("alarms", "")).isTrue();
    assertThat(matches("alarms", " OR ALARM(\"fraud-${AWS::Region}-a\")")).isTrue();
  }
}
