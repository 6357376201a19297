package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every resource is counted, per construct; no default adds one that nobody asked for. */
class ResourceBudgetTest {
  private static final int BUDGET = 261;
  private static final WholeStack STACK = WholeStack.selected();

  @Test
  void theStackStaysWithinItsBudget() {
    assertThat(STACK.resources()).hasSizeLessThanOrEqualTo(BUDGET);
  }

  @Test
  void theDocumentCountsWhatTheTemplateHas() {
    String table = table();

    assertThat(new GeneratedSection("docs/resource-budget.md", "budget").committed(table))
        .isEqualTo(table);
  }

  private static String table() {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    STACK
        .resources()
        .forEach(
            (id, resource) ->
                counts
                    .computeIfAbsent(STACK.path(id).split("/", 2)[0], key -> new TreeMap<>())
                    .merge(shortType(resource.path("Type").asText()), 1, Integer::sum));
    StringBuilder table = new StringBuilder("| construct | resources | of them |\n|---|---|---|\n");
    counts.forEach(
        (construct, types) -> {
          StringBuilder details = new StringBuilder();
          types.forEach(
              (type, count) ->
                  details
                      .append(details.isEmpty() ? "" : ", ")
                      .append(count)
                      .append(' ')
                      .append(type));
          int total = types.values().stream().mapToInt(Integer::intValue).sum();
          table
              .append("| ")
              .append(construct)
              .append(" | ")
              .append(total)
              .append(" | ")
              .append(details)
              .append(" |\n");
        });
    return table
        .append("| **all** | **")
        .append(STACK.resources().size())
        .append("** | budget ")
        .append(BUDGET)
        .append(" |\n")
        .toString();
  }

  private static String shortType(String type) {
    return type.replace("AWS::", "");
  }
}
