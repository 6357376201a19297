package com.paymentmigration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document refers to inside the repository is there. */
class LinksTest {
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
