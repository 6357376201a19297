package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.required.Comparison;
import com.paymentmigration.required.Statement;
import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Changes that a person thought of, of kinds that {@link TemplateMutations} does not make: what a
 * service reads in another way, resources that tap, silence or open, values hidden in functions.
 * Each is judged alone, by the statement, then the languages, then all gates.
 */
class WrittenAttacksTest {
  private static final String REGION = "us-east-1";
  private static final Map<WrittenAttack, String> GATES = new LinkedHashMap<>();

  @BeforeAll
  static void attack() {
    JsonNode whole = WholeStack.selected().template();
    Statement statement = Statement.load();
    for (WrittenAttack attack : WrittenAttack.all()) {
      GATES.put(attack, gate(attack.applied(whole), statement));
    }
  }

  private static String gate(JsonNode broken, Statement statement) {
    if (!Comparison.of(statement, broken, REGION).isEmpty()) {
      return "statement";
    }
    if (!LanguageGate.read(broken).findings().isEmpty()) {
      return "languages";
    }
    return GateRun.errors(broken).isEmpty() ? "" : "rules";
  }

  @Test
  void eachIsCaughtOrSurvivesForTheReasonThatIsWritten() {
    assertThat(GATES)
        .allSatisfy(
            (attack, gate) ->
                assertThat(gate.isEmpty())
                    .as(attack + " " + attack.changes() + " caught by '" + gate + "'")
                    .isEqualTo(!attack.survives().isEmpty()));
  }

  @Test
  void noneIsWrittenTwice() {
    assertThat(WrittenAttack.all()).extracting(WrittenAttack::toString).doesNotHaveDuplicates();
  }

  @Test
  void theEvidenceSaysWhatWasTriedAndWhatSurvives() {
    String table = table();

    assertThat(new GeneratedSection("docs/evidence/written-attacks.md", "attacks").committed(table))
        .isEqualTo(table);
  }

  private static String table() {
    Map<String, int[]> counts = new TreeMap<>();
    GATES.forEach(
        (attack, gate) -> {
          for (String row : List.of(attack.about(), "**all**")) {
            int[] count = counts.computeIfAbsent(row, key -> new int[5]);
            count[0]++;
            count[index(gate)]++;
          }
        });
    StringBuilder text =
        new StringBuilder(
            """
            | about | tried | caught by the statement | by a language | by a rule alone |
            |---|---|---|---|---|
            """);
    counts.forEach(
        (row, count) ->
            text.append(
                "| %s | %d | %d | %d | %d |%n"
                    .formatted(row, count[0], count[1], count[2], count[3])));
    text.append("\nWhat survives:\n\n");
    GATES.forEach(
        (attack, gate) -> {
          if (gate.isEmpty()) {
            text.append("- ").append(attack).append(". ").append(attack.survives()).append('\n');
          }
        });
    if (!GATES.containsValue("")) {
      text.append("- nothing\n");
    }
    return text.toString();
  }

  /** What survives stands in the last column, which the list below the table shows. */
  private static int index(String gate) {
    return switch (gate) {
      case "statement" -> 1;
      case "languages" -> 2;
      case "rules" -> 3;
      default -> 4;
    };
  }
}
