package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole template, broken in every property without regard to any rule. What no gate finds is
 * listed in {@code test/resources/compliance/survivors.tsv}, each kind with its reason.
 */
class BlindMutationsIT {
  private static BlindRun run;

  @BeforeAll
  static void breakEverything() {
    run = new BlindRun(Template.of(WholeStack.selected().template()));
    run.run();
  }

  @Test
  void whatSurvivesIsListedAndExplained() {
    assertThat(run.survivors().keySet())
        .containsExactlyInAnyOrderElementsOf(explanations().keySet());
  }

  @Test
  void everyExplanationIsOne() {
    assertThat(explanations())
        .allSatisfy((kind, reason) -> assertThat(reason).hasSizeGreaterThan(20));
  }

  @Test
  void theDocumentSaysHowManyWereTriedAndCaught() {
    String table = table();

    assertThat(new GeneratedSection("docs/mutations.md", "blind").committed(table))
        .isEqualTo(table);
  }

  private static String table() {
    Map<String, Integer> survivors = run.survivors();
    int survived = survivors.values().stream().mapToInt(Integer::intValue).sum();
    StringBuilder table =
        new StringBuilder("| mutations | number |\n|---|---|\n")
            .append(row("tried", run.tried()))
            .append(
                row("caught by the constraints' rules or CloudFormation's", run.caughtByRules()))
            .append(row("caught by cdk-nag only", run.caughtByNag()))
            .append(row("survived", survived))
            .append("\n| what survives | times | why |\n|---|---|---|\n");
    Map<String, String> reasons = explanations();
    survivors.forEach(
        (kind, times) ->
            table
                .append("| ")
                .append(kind.replace("AWS::", ""))
                .append(" | ")
                .append(times)
                .append(" | ")
                .append(reasons.getOrDefault(kind, "not explained"))
                .append(" |\n"));
    return table.toString();
  }

  private static String row(String what, int number) {
    return "| " + what + " | " + number + " |\n";
  }

  private static Map<String, String> explanations() {
    Path file =
        Path.of(System.getProperty("project.root", ".."))
            .resolve("test/resources/compliance/survivors.tsv");
    try {
      Map<String, String> reasons = new TreeMap<>();
      for (String line : Files.readAllLines(file)) {
        String[] column = line.split("\t", -1);
        if (!line.startsWith("#") && !column[0].equals("mutation")) {
          reasons.put(column[0], column[1]);
        }
      }
      return reasons;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
