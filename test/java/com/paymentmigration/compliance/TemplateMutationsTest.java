package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.WholeStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole template, changed in every value by a machine that knows no rule. A run without
 * properties takes a sample; {@code -Dmutations=all -Ddocs.update=true} takes all and writes {@code
 * docs/evidence/template-mutations.md}; {@code -Dmutations.place=REGEX} takes those of some places
 * and prints what survives.
 */
class TemplateMutationsTest {
  private static final int SAMPLE = 400;
  private static final double LEAST_CAUGHT = 0.95;
  private static final Path EVIDENCE = SourceTree.path("docs/evidence/template-mutations.md");
  private static final boolean ALL = "all".equals(System.getProperty("mutations"));
  private static final String PLACE = System.getProperty("mutations.place");
  private static final long SEED = Long.getLong("mutations.seed", 20_261_130L);

  private static List<MutationRun.Result> results;
  private static int generated;

  @BeforeAll
  static void breakTheTemplate() {
    OpenTemplate open = new OpenTemplate(WholeStack.selected().template());
    List<TemplateMutation> mutations = new ArrayList<>(TemplateMutations.of(open, SEED));
    generated = mutations.size();
    Collections.shuffle(mutations, new Random(SEED));
    if (PLACE != null) {
      Pattern place = Pattern.compile(PLACE);
      mutations.removeIf(each -> !place.matcher(each.kind().words() + " " + each.place()).find());
    }
    System.out.println("mutations: seed " + SEED + ", " + generated + " generated");
    results = MutationRun.of(open, ALL || PLACE != null ? mutations : mutations.subList(0, SAMPLE));
    if (PLACE != null) {
      survivors()
          .forEach(each -> System.out.println("survives: " + each + " | " + each.difference(open)));
    }
  }

  @Test
  void atLeastNinetyFiveOfAHundredAreCaught() {
    assertThat(results.stream().filter(MutationRun.Result::isCaught).count())
        .isGreaterThanOrEqualTo((long) Math.ceil(LEAST_CAUGHT * results.size()));
  }

  @Test
  void whatSurvivesHasAReason() {
    List<String> unexplained =
        survivors().stream()
            .filter(each -> reason(each).isEmpty())
            .map(each -> each + " (" + each.place() + ")")
            .toList();

    assertThat(unexplained).isEmpty();
  }

  @Test
  void theEvidenceSaysHowManyWereTriedAndCaught() throws IOException {
    if (ALL && Boolean.getBoolean("docs.update")) {
      Files.createDirectories(EVIDENCE.getParent());
      Files.writeString(EVIDENCE, document());
    }

    assertThat(Files.readString(EVIDENCE)).contains("seed " + SEED).contains("| **all** |");
  }

  private static List<TemplateMutation> survivors() {
    return results.stream()
        .filter(each -> !each.isCaught())
        .map(MutationRun.Result::mutation)
        .toList();
  }

  private static Optional<String> reason(TemplateMutation mutation) {
    for (Explanation each : Explanation.all()) {
      if (each.kind().matcher(mutation.kind().words()).matches()
          && each.place().matcher(mutation.place()).matches()) {
        return Optional.of(each.reason());
      }
    }
    return Optional.empty();
  }

  private record Explanation(Pattern kind, Pattern place, String reason) {
    static List<Explanation> all() {
      try {
        return Files.readAllLines(
                SourceTree.path("test/resources/compliance/mutation-survivors.tsv"))
            .stream()
            .skip(1)
            .map(line -> line.split("\t", -1))
            .map(
                cells ->
                    new Explanation(Pattern.compile(cells[0]), Pattern.compile(cells[1]), cells[2]))
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # Mutations of the whole template

            Written by `TemplateMutationsTest` (command below): the template of the staging profile, changed in every value by a
            program that knows no rule (`TemplateMutations`). It walks the template, the steps of the workflows included. Each change is
            judged alone by the statement of required values and by the parsers of languages; what is left is judged by all other gates
            but cdk-nag. A change counts as caught if synthesis would fail.

            ```sh
            ./mvnw test -pl test -am -Dtest=TemplateMutationsTest -Dmutations=all -Ddocs.update=true \\
              -Dsurefire.failIfNoSpecifiedTests=false
            ```

            """);
    text.append("seed ").append(SEED).append(", ").append(results.size()).append(" changes.\n\n");
    text.append("## Caught and tried, by constraint and kind of change\n\n");
    table(text);
    text.append("\n## What survives\n\n| change | where | times | why |\n|---|---|---|---|\n");
    Map<String, Integer> times = new TreeMap<>();
    for (TemplateMutation each : survivors()) {
      times.merge(
          "| "
              + each.kind().words()
              + " | "
              + each.place().replace("|", "\\|")
              + " | %d | "
              + reason(each).orElse("not explained")
              + " |\n",
          1,
          Integer::sum);
    }
    times.forEach((row, count) -> text.append(row.replace("%d", count.toString())));
    return text.toString();
  }

  private static void table(StringBuilder text) {
    Map<String, Map<ChangeKind, int[]>> counts = new TreeMap<>();
    for (MutationRun.Result each : results) {
      for (String row : List.of(Subject.of(each.mutation()), "**all**")) {
        int[] count =
            counts
                .computeIfAbsent(row, key -> new LinkedHashMap<>())
                .computeIfAbsent(each.mutation().kind(), key -> new int[2]);
        count[0] += each.isCaught() ? 1 : 0;
        count[1]++;
      }
    }
    text.append("| about |");
    for (ChangeKind kind : ChangeKind.values()) {
      text.append(' ').append(kind.words()).append(" |");
    }
    text.append(" all |\n|---|").append("---|".repeat(ChangeKind.values().length + 1)).append('\n');
    counts.forEach((row, kinds) -> row(text, row, kinds));
  }

  private static void row(StringBuilder text, String row, Map<ChangeKind, int[]> kinds) {
    text.append("| ").append(row).append(" |");
    int caught = 0;
    int tried = 0;
    for (ChangeKind kind : ChangeKind.values()) {
      int[] count = kinds.getOrDefault(kind, new int[2]);
      caught += count[0];
      tried += count[1];
      text.append(count[1] == 0 ? " – |" : " " + count[0] + "/" + count[1] + " |");
    }
    text.append(
        String.format(
            java.util.Locale.ROOT, " %d/%d (%.1f %%) |%n", caught, tried, 100.0 * caught / tried));
  }
}
