package com.paymentmigration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records of decisions are uniform, listed and found where they are cited. So is every document.
 */
class DecisionsTest {
  /** A record by its number of four digits, or a number that no record has. */
  private static final Pattern CITATION =
      Pattern.compile("\\bADR (?:(\\d{4})\\b|\\d+)|\\b[Dd]ecision \\d+");

  private static final MarkdownFile INDEX = Repository.document("docs/README.md");

  private static List<MarkdownFile> records() {
    return Repository.documents().stream()
        .filter(document -> document.path().startsWith("docs/adr/"))
        .toList();
  }

  @Test
  void everyRecordHasItsFourParts() {
    assertThat(records())
        .isNotEmpty()
        .allSatisfy(
            document ->
                assertThat(document.text())
                    .as(document.path())
                    .startsWith("# ")
                    .contains("\nStatus: ")
                    .contains("\n## Context\n")
                    .contains("\n## Decision\n")
                    .contains("\n## Evidence\n")
                    .contains("\n## Consequences\n"));
  }

  @Test
  void numbersAreGivenOnce() {
    assertThat(records()).extracting(DecisionsTest::number).doesNotHaveDuplicates();
  }

  @Test
  void theIndexListsThem() {
    StringBuilder list = new StringBuilder();
    for (MarkdownFile document : records()) {
      String title = document.text().lines().findFirst().orElseThrow().substring("# ".length());
      list.append("- [")
          .append(number(document))
          .append("](")
          .append(document.path().substring("docs/".length()))
          .append(") ")
          .append(title)
          .append('\n');
    }

    assertThat(new GeneratedSection("docs/README.md", "decisions").committed(list.toString()))
        .isEqualTo(list.toString());
  }

  @Test
  void everyDocumentIsInTheIndex() {
    List<String> documents =
        Repository.documents().stream()
            .map(MarkdownFile::path)
            .filter(path -> path.matches("docs/[^/]+\\.md") && !path.equals(INDEX.path()))
            .map(path -> path.substring("docs/".length()))
            .toList();

    assertThat(INDEX.links()).containsAll(documents);
  }

  @Test
  void everyCitedRecordIsThere() {
    List<String> problems = new ArrayList<>();
    Repository.texts().forEach((path, text) -> problems.addAll(problems(path, text)));

    assertThat(Repository.texts().values())
        .filteredOn(text -> text.contains("ADR " + "0"))
        .isNotEmpty();
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"never (ADR" + " 9999)", "weights stay (decision" + " 7)", "ADR" + " 2 says so"})
  void aCitationThatLeadsNowhereIsFound(String text) {
    assertThat(problems("Sample.java", text)).hasSize(1);
  }

  /** Citations in {@code text} of a record that does not exist, or of a list that no file holds. */
  private static List<String> problems(String path, String text) {
    List<String> numbers = records().stream().map(DecisionsTest::number).toList();
    return CITATION
        .matcher(text)
        .results()
        .filter(each -> each.group(1) == null || !numbers.contains(each.group(1)))
        .map(each -> path + ": " + each.group())
        .toList();
  }

  private static String number(MarkdownFile document) {
    return document.path().substring("docs/adr/".length()).split("-", 2)[0];
  }
}
