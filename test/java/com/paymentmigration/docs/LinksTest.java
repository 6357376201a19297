package com.paymentmigration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document refers to inside the repository is there. */
class LinksTest {
  @Test
  void everyPlaceInADocumentThatTheCodeNamesIsThere() {
    Map<String, String> sources = Repository.mainSources();

    assertThat(sources).hasSizeGreaterThan(200);
    assertThat(sources.values()).filteredOn(code -> code.contains("docs/runbook.md#")).isNotEmpty();
    List<String> problems = new ArrayList<>();
    sources.forEach((path, code) -> problems.addAll(LinkCheck.problemsInSource(path, code)));
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "say(\"see docs/runbook.md#when-it-says-halted\")",
        "say(\"see docs/gone.md\")",
        "say(\"see docs/runbook.md, 'HALTED'\")",
        "/** See {@code docs/gone.md}. */"
      })
  void aPlaceThatIsNotThereIsFoundInCode(String code) {
    assertThat(LinkCheck.problemsInSource("Sample.java", code)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "say(\"see docs/runbook.md#halted; the reason\")",
        "say(\"see docs/limits.md.\")",
        "say(\"see docs/runbook.md#\" + alarm)"
      })
  void aPlaceThatIsThereIsNot(String code) {
    assertThat(LinkCheck.problemsInSource("Sample.java", code)).isEmpty();
  }

  @Test
  void noDocumentHasABrokenLink() {
    List<MarkdownFile> documents = Repository.documents();

    assertThat(documents).hasSizeGreaterThan(20);
    assertThat(documents).flatExtracting(LinkCheck::problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[gone](gone.md)",
        "[outside](../../etc/hosts)",
        "[no such heading](runbook.md#no-such-heading)",
        "[no such heading here](#elsewhere)",
        "[not encrypted](http://example.com)",
        "<img src=\"pictures/gone.svg\">",
        "[reference][r]\n\n[r]: gone.md",
        "see `docs/gone.md`",
        "see `GoneTest`"
      })
  void aBrokenOneIsFound(String text) {
    assertThat(LinkCheck.problems(new MarkdownFile("docs/sample.md", text))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[up](../README.md)",
        "[heading](#a-heading-of-23-words)\n\n# A *heading*, of 2.3 words",
        "[second](#twice-1)\n\n# Twice\n\n# Twice",
        "[folder](adr)",
        "[web](https://example.com/a#b)",
        "```java\nfoo[0](gone)\n```",
        "`[code](gone)` and `docs/limits.md` and `LinksTest`"
      })
  void aSoundOneIsNot(String text) {
    assertThat(LinkCheck.problems(new MarkdownFile("docs/sample.md", text))).isEmpty();
  }
}
