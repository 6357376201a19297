package com.paymentmigration.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is allowed that nobody calls, save what {@code iam/never-called.tsv} names. */
class GrantsAreUsedTest {
  private static final List<Map<String, String>> NAMED = Table.of("never-called.tsv");

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void everyGrantIsUsedOrNamed(String profile) {
    assertThat(unused(profile))
        .filteredOn(grant -> NAMED.stream().noneMatch(row -> names(row, grant)))
        .extracting(Grants.Grant::text)
        .isEmpty();
  }

  @Test
  void everyNameIsNeededAndHasItsReasonAndSource() {
    List<Grants.Grant> unused = new ArrayList<>(unused("staging"));
    unused.addAll(unused("dev"));

    assertThat(NAMED)
        .allSatisfy(
            row -> {
              assertThat(row.get("reason")).hasSizeGreaterThan(20);
              assertThat(row.get("source")).startsWith("https://docs.aws.amazon.com/");
              assertThat(List.of(row.get("actions").split(", ")))
                  .allSatisfy(
                      action ->
                          assertThat(unused)
                              .describedAs("%s %s is used or not granted", row, action)
                              .anyMatch(
                                  grant ->
                                      grant.action().equals(action)
                                          && Glob.covers(row.get("holder"), grant.holder())));
            });
  }

  @Test
  void theDocumentListsWhatIsNeverCalledAndWhy() {
    StringBuilder table =
        new StringBuilder("| holder | actions | reason | source |\n|---|---|---|---|\n");
    NAMED.forEach(
        row -> table.append("| ").append(String.join(" | ", row.values())).append(" |\n"));

    assertThat(new GeneratedSection("docs/iam.md", "never called").committed(table.toString()))
        .isEqualTo(table.toString());
  }

  private static boolean names(Map<String, String> row, Grants.Grant grant) {
    return Glob.covers(row.get("holder"), grant.holder())
        && List.of(row.get("actions").split(", ")).contains(grant.action());
  }

  private static List<Grants.Grant> unused(String profile) {
    DeployedTemplate template = DeployedTemplate.of(WholeStack.ofProfile(profile).template());
    return new Grants(template)
        .judgedBy(Requests.of(CommittedCalls.all(), template)).stream()
            .filter(grant -> !grant.used())
            .collect(Collectors.toList());
  }
}
