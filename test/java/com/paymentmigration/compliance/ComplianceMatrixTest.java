package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/compliance.md: what the matrix names exists, and every rule is in it and has a breach. */
class ComplianceMatrixTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern RULE =
      Pattern.compile("\\b(?:C[1-7]|Language|LifeCycle|Privilege)\\.[A-Z][A-Za-z]+");
  private static final Map<String, RuleCatalogue.Entry> RULES = RuleCatalogue.entries();
  private static final List<List<String>> ROWS = rows();

  @Test
  void everyRowNamesRequirementsOfTheStandardInItsOwnForm() {
    assertThat(ROWS)
        .hasSizeGreaterThan(15)
        .allSatisfy(row -> assertThat(row).hasSize(4))
        .allSatisfy(
            row -> assertThat(row.get(0)).matches("(\\d{1,2}\\.\\d+\\.\\d+(, )?)+ [A-Za-z].*"));
  }

  @Test
  void whereItIsMetExists() {
    List<String> missing = new ArrayList<>();
    for (List<String> row : ROWS) {
      List<String> places = codes(row.get(2));
      if (places.isEmpty() && !row.get(2).equals("whole template")) {
        missing.add(row.get(0) + ": names no place");
      }
      places.stream().filter(place -> !exists(place)).forEach(missing::add);
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void whatProvesItExists() {
    Set<String> tests = tests();
    List<String> missing = new ArrayList<>();
    for (List<String> row : ROWS) {
      List<String> named = codes(row.get(3));
      List<String> rules = RULE.matcher(row.get(3)).results().map(each -> each.group()).toList();
      if (named.isEmpty() && rules.isEmpty()) {
        missing.add(row.get(0) + ": nothing proves it");
      }
      named.stream().filter(test -> !tests.contains(test)).forEach(missing::add);
      rules.stream().filter(rule -> !RULES.containsKey(rule)).forEach(missing::add);
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void everyRuleHasATemplateThatBreaksIt() {
    Set<String> broken = new TreeSet<>();
    Stream.concat(
            ConstraintRulesTest.breaches().map(ConstraintRulesTest.Breach::rule),
            LoopholesTest.table().map(LoopholesTest.Loophole::rule))
        .map(rule -> rule.replaceAll("(\\..*?)\\..*", "$1"))
        .forEach(broken::add);

    assertThat(broken).containsExactlyInAnyOrderElementsOf(RULES.keySet());
  }

  @Test
  void theDocumentListsEveryRule() {
    StringBuilder table = new StringBuilder("| rule | file | what it says |\n|---|---|---|\n");
    RULES.forEach(
        (rule, entry) ->
            table
                .append("| ")
                .append(rule)
                .append(" | ")
                .append(String.join(", ", entry.files()))
                .append(" | ")
                .append(entry.reason().replaceAll("%[vs]", "…").replace("|", "\\|"))
                .append(" |\n"));

    assertThat(new GeneratedSection("docs/compliance.md", "rules").committed(table.toString()))
        .isEqualTo(table.toString());
  }

  private static boolean exists(String place) {
    if (place.contains("/")) {
      return Files.isRegularFile(SourceTree.path(place));
    }
    String file = "src/main/java/com/paymentmigration/" + place.replace('.', '/') + ".java";
    return Files.isRegularFile(SourceTree.path(file));
  }

  private static Set<String> tests() {
    return Stream.of(
            "test/java",
            "protocol/src/test/java",
            "testbeds/src/test/java",
            "client/src/test/java",
            "lambda-handlers/src/test/java",
            "rehearsal/src/test/java",
            "operator/src/test/java")
        .flatMap(tree -> SourceTree.files(tree, ".java").stream())
        .map(Path::getFileName)
        .map(name -> name.toString().replace(".java", ""))
        .filter(name -> name.endsWith("Test") || name.endsWith("IT"))
        .collect(Collectors.toSet());
  }

  private static List<String> codes(String cell) {
    List<String> found = new ArrayList<>();
    Matcher code = CODE.matcher(cell);
    while (code.find()) {
      found.add(code.group(1));
    }
    return found;
  }

  private static List<List<String>> rows() {
    return SourceTree.text(SourceTree.path("docs/compliance.md"))
        .lines()
        .dropWhile(line -> !line.startsWith("## PCI DSS"))
        .takeWhile(line -> !line.startsWith("### "))
        .filter(line -> line.matches("\\| \\d.*"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(1, cells.size() - 1))
        .toList();
  }
}
