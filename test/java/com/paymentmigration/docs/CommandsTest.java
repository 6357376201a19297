package com.paymentmigration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every command that a document shows is in docs/commands.md, with what runs it. */
class CommandsTest {
  private static final List<KnownCommand> KNOWN = KnownCommand.all();

  private static List<MarkdownFile> documents() {
    return Repository.documents().stream()
        .filter(document -> !document.path().equals("docs/commands.md"))
        .toList();
  }

  @Test
  void everyCommandIsKnown() {
    List<String> unknown = new ArrayList<>();
    for (MarkdownFile document : documents()) {
      for (String command : Commands.in(document)) {
        if (KNOWN.stream().noneMatch(known -> known.covers(command))) {
          unknown.add(document.path() + ": " + command);
        }
      }
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void everyKnownCommandIsShownSomewhere() {
    List<String> shown =
        documents().stream().flatMap(document -> Commands.in(document).stream()).toList();

    assertThat(KNOWN).allMatch(known -> shown.stream().anyMatch(known::covers));
  }

  @Test
  void whatRunsACommandExistsAndNamesIt() {
    assertThat(KNOWN)
        .allSatisfy(known -> assertThat(known.brokenProofs()).as(known.form()).isEmpty());
  }

  @Test
  void whatNothingRunsSaysWhy() {
    assertThat(KNOWN)
        .filteredOn(known -> known.proof().isEmpty())
        .allSatisfy(known -> assertThat(known.why()).matches("(needs an account|by hand): .{10,}"));
  }

  @Test
  void noCommandHidesInABlockOfNoLanguage() {
    assertThat(documents()).flatExtracting(Commands::hidden).isEmpty();
    assertThat(Commands.hidden(new MarkdownFile("sample.md", "```\n./mvnw verify\n```")))
        .containsExactly("./mvnw verify");
  }

  @Test
  void aCommandIsReadWithoutCommentsAndAcrossLines() {
    MarkdownFile sample =
        new MarkdownFile(
            "sample.md",
            "```sh\n# why\n./a \\\n  --b   # what\n```\nRun `./mvnw verify`, `aws`, `./mvnw`.");

    assertThat(Commands.in(sample)).containsExactly("./a --b", "./mvnw verify");
  }

  @Test
  void aProofThatDoesNotNameTheCommandIsNone() {
    assertThat(new KnownCommand("npx moon …", List.of("CdkSynthIT"), "").brokenProofs())
        .containsExactly("CdkSynthIT");
    assertThat(new KnownCommand("npx …", List.of("GoneIT"), "").brokenProofs())
        .containsExactly("GoneIT");
  }
}
