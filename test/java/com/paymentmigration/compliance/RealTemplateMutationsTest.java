package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole template, broken in every place where a rule looks: each breach must be found by its
 * rule, on its resource. All breaches of a batch are made at once; they are told apart by rule and
 * resource, and one evaluation of the rules costs seconds.
 */
class RealTemplateMutationsTest {
  private static final List<Mutation> SURVIVORS = new ArrayList<>();
  private static final Map<String, int[]> BY_RULE = new TreeMap<>();
  private static List<GateRun.Finding> unbroken;

  @BeforeAll
  static void breakTheTemplateInBatches() {
    Template whole = Template.of(WholeStack.selected().template());
    unbroken = GateRun.errors(whole.json());
    for (List<Mutation> batch : Mutations.batches(whole)) {
      Template broken = Template.of(whole.json());
      batch.forEach(mutation -> mutation.apply().accept(broken));
      List<GateRun.Finding> findings = GateRun.errors(broken.json());
      for (Mutation mutation : batch) {
        boolean caught = findings.stream().anyMatch(mutation::isFoundBy);
        int[] counts = BY_RULE.computeIfAbsent(mutation.rule(), rule -> new int[2]);
        counts[0]++;
        counts[1] += caught ? 1 : 0;
        if (!caught) {
          SURVIVORS.add(mutation);
        }
      }
    }
  }

  @Test
  void theTemplateItselfBreaksNoRule() {
    assertThat(unbroken).isEmpty();
  }

  @Test
  void everyBreachIsCaught() {
    assertThat(SURVIVORS).isEmpty();
  }

  @Test
  void theDocumentSaysHowManyWereTriedAndCaught() {
    String table = table();

    assertThat(new GeneratedSection("docs/mutations.md", "mutations").committed(table))
        .isEqualTo(table);
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| rule | tried | caught |\n|---|---|---|\n");
    int tried = 0;
    int caught = 0;
    for (Map.Entry<String, int[]> rule : BY_RULE.entrySet()) {
      tried += rule.getValue()[0];
      caught += rule.getValue()[1];
      table.append(row(rule.getKey(), rule.getValue()[0], rule.getValue()[1]));
    }
    return table.append(row("**all**", tried, caught)).toString();
  }

  private static String row(String rule, int tried, int caught) {
    return "| " + rule + " | " + tried + " | " + caught + " |\n";
  }
}
