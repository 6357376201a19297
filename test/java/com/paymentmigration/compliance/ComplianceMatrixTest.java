package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private static final Map<String, RuleCatalogue.Entry> RULES = RuleCatalogue.entries();
  private static final List<MatrixRow> MATRIX = MatrixRow.all();

  @Test
  void everyRowNamesRequirementsOfTheStandardInItsOwnForm() {
    assertThat(MATRIX)
        .hasSizeGreaterThan(40)
        .allSatisfy(
            row ->
                assertThat(row.requirement()).matches("\\d{1,2}(\\.\\d+)+(, \\d{1,2}(\\.\\d+)+)*"));
  }

  @Test
  void aRequirementThatNoGateEnforcesSaysWhatIsLeftToDo() {
    assertThat(MATRIX)
        .allSatisfy(row -> assertThat(row.enforced() + row.supported() + row.yours()).isNotBlank())
        .filteredOn(row -> row.enforced().isEmpty())
        .allSatisfy(row -> assertThat(row.supported() + row.yours()).hasSizeGreaterThan(20));
  }

  @Test
  void everyRuleThatIsNamedExists() {
    assertThat(MATRIX.stream().flatMap(row -> row.rules().stream()))
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(RULES).containsKey(rule));
  }

  @Test
  void whatIsSupportedNamesFilesAndTestsThatExist() {
    Set<String> tests = tests();
    List<String> missing = new ArrayList<>();
    for (MatrixRow row : MATRIX) {
      codes(row.supported() + row.yours()).stream()
          .filter(name -> name.contains("/") || name.endsWith("Test") || name.endsWith("IT"))
          .filter(name -> !tests.contains(name) && !exists(name))
          .forEach(missing::add);
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void everyRequirementOfTheStatementIsInTheMatrix() {
    Set<String> known =
        MATRIX.stream().flatMap(row -> row.ids().stream()).collect(Collectors.toSet());

    assertThat(known).containsAll(MatrixRow.statedIds());
  }

  @Test
  void theDocumentHasTheMatrix() {
    StringBuilder table =
        new StringBuilder(
            """
            | requirement | enforced by a gate | supported: what you must still do | yours |
            |---|---|---|---|
            """);
    MATRIX.forEach(row -> table.append(row.line()));

    assertThat(new GeneratedSection("docs/compliance.md", "matrix").committed(table.toString()))
        .isEqualTo(table.toString());
  }

  @Test
  void everyRuleHasATemplateThatBreaksIt() {
    Set<String> broken = new TreeSet<>(RequiredValuesTest.rules());
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
    return Stream.of("", "src/main/resources/")
        .map(folder -> SourceTree.path(folder + place.replace("./", "")))
        .anyMatch(Files::exists);
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
}
