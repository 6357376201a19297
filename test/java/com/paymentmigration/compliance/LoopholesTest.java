package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ways to slip something past a rule: values as text, keys and subnets of elsewhere, conditions,
 * other spellings. The table is {@code test/resources/compliance/loopholes.tsv}.
 */
class LoopholesTest {
  private static final String REMOVED = "-";

  /**
   * A row of the table.
   *
   * @param rule that must find it
   * @param logicalId where, or empty for the template
   * @param what is wrong then
   * @param pointer what is changed, below Resources, {@code parameter:Name} or {@code template:/…}
   * @param becomes JSON, or {@code -} for removed
   */
  record Loophole(String rule, String logicalId, String what, String pointer, String becomes) {
    void open(Template template) {
      int split = pointer.indexOf('|');
      if (split < 0) {
        change(template, pointer, becomes);
      } else {
        int value = becomes.lastIndexOf('|');
        change(template, pointer.substring(0, split), becomes.substring(0, value));
        change(template, pointer.substring(split + 1), becomes.substring(value + 1));
      }
    }

    private static void change(Template template, String pointer, String json) {
      if (pointer.startsWith("parameter:")) {
        template.parameter(pointer.substring("parameter:".length()), json);
      } else if (pointer.startsWith("template:/")) {
        template.section(pointer.substring("template:".length()), json);
      } else if (json.equals(REMOVED)) {
        template.remove(pointer);
      } else {
        template.set(pointer, json);
      }
    }

    @Override
    public String toString() {
      return rule + ": " + what;
    }
  }

  @ParameterizedTest
  @MethodSource("table")
  void nothingSlipsThrough(Loophole loophole) {
    Template template = Template.compliant();
    loophole.open(template);

    assertThat(GateRun.errorsOfPart(template.json()))
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(loophole.rule());
              assertThat(finding.logicalId()).isEqualTo(loophole.logicalId());
              assertThat(finding.text()).contains(" | ").doesNotContain("| null");
            });
  }

  static Stream<Loophole> table() {
    Path file =
        Path.of(System.getProperty("project.root", ".."))
            .resolve("test/resources/compliance/loopholes.tsv");
    try {
      List<Loophole> rows = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        String[] column = line.split("\t", -1);
        if (!line.startsWith("#") && !column[0].equals("rule")) {
          rows.add(new Loophole(column[0], column[1], column[2], column[3], column[4]));
        }
      }
      return rows.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
