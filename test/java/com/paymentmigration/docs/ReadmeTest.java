package com.paymentmigration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.SourceTree;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a newcomer reads first is short, and uses words that a newcomer knows. */
class ReadmeTest {
  private static final int MOST_WORDS = 900;

  /** Words of the glossary that Aurora, Auto Scaling and blue/green deployments use as well. */
  private static final Set<String> WORDS_OF_THE_FIELD =
      Set.of(
          "blue",
          "green",
          "cluster",
          "cutover",
          "drift",
          "endpoint",
          "gate",
          "GTID",
          "GTID set",
          "listener rule",
          "profile",
          "rollback",
          "rotation",
          "run",
          "move",
          "rest",
          "target group",
          "weight",
          "writer",
          "way back",
          "phase",
          "home",
          "preview",
          "touch",
          "promoted",
          "point of no return");

  private final String readme = SourceTree.text(SourceTree.path("README.md"));

  @Test
  void theReadmeHasAtMost900Words() {
    assertThat(readme.trim().split("\\s+")).hasSizeLessThanOrEqualTo(MOST_WORDS);
  }

  @Test
  void wordsOfOursStandOnlyAfterTheFirstCommand() {
    String before = readme.substring(0, readme.indexOf("```sh")).toLowerCase(Locale.ROOT);
    List<String> ours = ours();

    assertThat(ours).contains("fence", "bake", "arming", "epoch", "watchdog");
    assertThat(ours)
        .allSatisfy(
            word ->
                assertThat(before)
                    .doesNotContainPattern(
                        "\\b" + Pattern.quote(word.toLowerCase(Locale.ROOT)) + "\\b"));
  }

  private static List<String> ours() {
    return Pattern.compile("(?m)^\\| \\*\\*([^*]+)\\*\\*")
        .matcher(SourceTree.text(SourceTree.path("docs/glossary.md")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .flatMap(words -> Stream.of(words.split(", ")))
        .filter(word -> !WORDS_OF_THE_FIELD.contains(word))
        .toList();
  }
}
