package com.paymentmigration.lambda.validation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VisibleDefinitionsCheckTest {
  private static List<String> hidden(String... grants) {
    return VisibleDefinitionsCheck.hidden(Grants.of(List.of(grants), "pay_ments"), true);
  }

  @Test
  void whatTheAccountMayListIsDerivedFromItsGrants() {
    assertThat(
            hidden(
                "GRANT SELECT, SHOW VIEW, EVENT, TRIGGER ON `pay\\_ments`.* TO `reader`@`%`",
                "GRANT SHOW_ROUTINE ON *.* TO `reader`@`%`"))
        .isEmpty();
    assertThat(hidden("GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION"))
        .isEmpty();
  }

  @Test
  void routinesAreNotListedForWhoMayOnlyReadTheSchema() {
    assertThat(hidden("GRANT SELECT, SHOW VIEW, EVENT, TRIGGER ON `pay_ments`.* TO `r`@`%`"))
        .containsExactly("routines may be hidden: needs SHOW_ROUTINE on *.*");
  }

  @Test
  void selectAloneListsRowsAndNothingElse() {
    assertThat(hidden("GRANT USAGE ON *.* TO `r`@`%`", "GRANT SELECT ON `pay%`.* TO `r`@`%`"))
        .extracting(line -> line.replaceFirst(" .*", ""))
        .containsExactly("views", "triggers", "events", "routines");
  }

  @Test
  void aGrantOnAnotherSchemaCountsForNothing() {
    assertThat(hidden("GRANT ALL PRIVILEGES ON `pay\\_ments2`.* TO `r`@`%`")).hasSize(4);
    assertThat(hidden("GRANT ALL PRIVILEGES ON `payXments`.* TO `r`@`%`")).hasSize(4);
  }

  @Test
  void aRevocationFromAGlobalGrantCounts() {
    assertThat(
            hidden(
                "GRANT SELECT, SHOW VIEW, EVENT, TRIGGER ON *.* TO `r`@`%`",
                "REVOKE TRIGGER ON `pay_ments`.* FROM `r`@`%`"))
        .containsExactly("triggers may be hidden: needs TRIGGER");
  }

  @Test
  void columnGrantsHideColumns() {
    assertThat(hidden("GRANT SELECT (`id`, `v`) ON `pay_ments`.`t` TO `r`@`%`"))
        .anyMatch(line -> line.startsWith("columns of `pay_ments`.`t` may be hidden"));
  }
}
