package com.paymentmigration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records of decisions are uniform and listed, and so is every document. */
class DecisionsTest {
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

  private static String number(MarkdownFile document) {
    return document.path().substring("docs/adr/".length()).split("-", 2)[0];
  }
}
