package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import com.paymentmigration.testsupport.WholeStack.Acknowledged;
import org.junit.jupiter.api.Test;

/** Findings that were accepted: each on one construct, with a reason, and in the document. */
class AcknowledgmentsDocumentTest {
  private static final WholeStack STACK = WholeStack.selected();

  @Test
  void noFindingOfAComplianceRuleIsAcceptedForTheWholeStack() {
    assertThat(STACK.acknowledged())
        .filteredOn(entry -> entry.path().isEmpty())
        .allSatisfy(entry -> assertThat(entry.rule()).startsWith("CloudFormation-Validate::W"));
  }

  @Test
  void noConstraintOfOursIsEverAccepted() {
    assertThat(STACK.acknowledged()).noneMatch(entry -> entry.rule().matches(".*::C[1-7]\\..*"));
  }

  @Test
  void everyAcceptedFindingHasAReason() {
    assertThat(STACK.acknowledged()).allMatch(entry -> entry.reason().length() > 30);
  }

  @Test
  void theDocumentListsThem() {
    String table = table();

    assertThat(new GeneratedSection("docs/acknowledgments.md", "findings").committed(table))
        .isEqualTo(table);
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| construct | finding | reason |\n|---|---|---|\n");
    for (Acknowledged entry : STACK.acknowledged()) {
      table
          .append("| ")
          .append(entry.path().isEmpty() ? "(stack)" : entry.path())
          .append(" | `")
          .append(entry.rule().replace("Annotation::", "").replace("|", "\\|"))
          .append("` | ")
          .append(entry.reason().replace("|", "\\|"))
          .append(" |\n");
    }
    return table
        .append("\nFindings accepted: ")
        .append(STACK.acknowledged().size())
        .append(".\n")
        .toString();
  }
}
