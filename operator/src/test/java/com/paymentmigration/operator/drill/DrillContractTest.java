package com.paymentmigration.operator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.operator.drill.play.Catalogue;
import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What drills rely on: the template's names, the functions' words, the documents, the policy. */
class DrillContractTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Path HANDLERS =
      ROOT.resolve("lambda-handlers/src/main/java/com/paymentmigration/lambda");
  private static final Path DRILLS =
      ROOT.resolve("operator/src/main/java/com/paymentmigration/operator/drill");

  /** A drill in prose, with what follows it in its cell. */
  private static final Pattern MENTION = Pattern.compile("\\bDrill:([^|\\n]*)");

  private static final Pattern NAME = Pattern.compile("\\[`([a-z-]+)`\\]\\(#drills\\)");

  /** Not called by the command: CloudFormation calls them in its name while it detects drift. */
  private static final Set<String> ON_BEHALF =
      new TreeSet<>(
          List.of(
              "cloudformation:BatchDescribeTypeConfigurations",
              "cloudformation:DetectStackResourceDrift"));

  @ParameterizedTest
  @CsvSource({
    "AWS::Lambda::Function, PreflightFunction",
    "AWS::Lambda::Function, ReconcileFunction",
    "AWS::Lambda::Function, WriterFunction",
    "AWS::IAM::Role, ReconcileRole",
    "AWS::SNS::Topic, ''"
  })
  void whatADrillLooksForStandsOnceInTheTemplate(String type, String name) {
    assertThat(WholeStack.selected().ofType(type).keySet())
        .filteredOn(id -> id.contains(name))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::SecretsManager::Secret",
    "AWS::CloudWatch::Alarm",
    "AWS::CloudWatch::CompositeAlarm"
  })
  void whatADrillCountsIsThere(String type) {
    assertThat(WholeStack.selected().ofType(type)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cutover/Preflight.java, ' can be inspected'",
    "cutover/Preflight.java, connected to the writer instance",
    "cutover/Preflight.java, roles of the databases",
    "cutover/ServerAssumptions.java, connections are encrypted",
    "cutover/PairAssumptions.java, ' has no foreign transaction'",
    "cutover/PairAssumptions.java, ' is closed'",
    "cutover/PairAssumptions.java, ' replicates'",
    "cutover/PairAssumptions.java, ' is caught up'",
    "cutover/ReassertReadOnly.java, read_only was off on the standby and is on again"
  })
  void theWordsThatADrillReadsAreTheFunctionsOwn(String source, String words) throws IOException {
    assertThat(Files.readString(HANDLERS.resolve(source))).contains(words);
    assertThat(text(DRILLS.resolve("play"))).contains(words);
  }

  @Test
  void drillsAreOrderedFromHarmlessToDisturbing() {
    List<Effect> effects = Catalogue.plans().stream().map(Plan::effect).toList();

    assertThat(effects.lastIndexOf(Effect.READS)).isLessThan(effects.indexOf(Effect.DISTURBS));
    assertThat(effects.lastIndexOf(Effect.CHANGES)).isLessThan(effects.indexOf(Effect.DISTURBS));
    assertThat(effects.lastIndexOf(Effect.DISTURBS)).isLessThan(effects.indexOf(Effect.BY_HAND));
  }

  @Test
  void everyQuestionThatOnlyAnAccountCanAnswerHasItsDrill() {
    Set<Integer> asked =
        Catalogue.plans().stream()
            .flatMap(plan -> plan.questions().stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(asked)
        .containsExactlyElementsOf(
            Arrays.stream(AccountQuestion.values()).map(AccountQuestion::number).toList());
  }

  @Test
  void everyDrillOfLimitsIsInTheCatalogue() throws IOException {
    assertThat(unknown(Files.readString(ROOT.resolve("docs/limits.md")))).isEmpty();
  }

  @Test
  void aDrillWithoutANameOrWithAnUnknownOneIsFound() {
    assertThat(unknown("| a | Drill: unplug it |")).containsExactly("unplug it");
    assertThat(unknown("| a | Drill: [`unplug-it`](#drills) |"))
        .containsExactly("[`unplug-it`](#drills)");
    assertThat(unknown("| a | Drill: [`drift`](#drills), [`mail`](#drills) |")).isEmpty();
  }

  /** Mentions of a drill that name none, or one that the catalogue does not hold. */
  private static List<String> unknown(String document) {
    Set<String> known = Catalogue.plans().stream().map(Plan::name).collect(Collectors.toSet());
    List<String> unknown = new ArrayList<>();
    Matcher mention = MENTION.matcher(document);
    while (mention.find()) {
      List<String> names = NAME.matcher(mention.group(1)).results().map(r -> r.group(1)).toList();
      if (names.isEmpty() || !known.containsAll(names)) {
        unknown.add(mention.group(1).strip());
      }
    }
    return unknown;
  }

  @Test
  void theDocumentsTableIsTheCatalogue() {
    StringBuilder table =
        new StringBuilder(
            "| drill | proves | does | at most | question |\n|---|---|---|---|---|\n");
    for (Plan plan : Catalogue.plans()) {
      table.append(
          "| `%s` | %s | %s: %s | %d min | %s |\n"
              .formatted(
                  plan.name(),
                  plan.claim(),
                  plan.effect().words(),
                  plan.changes(),
                  plan.limit().toMinutes(),
                  plan.questions().stream()
                      .map(String::valueOf)
                      .collect(Collectors.joining(", "))));
    }

    assertThat(new GeneratedSection("docs/limits.md", "drills").committed(table.toString()))
        .isEqualTo(table.toString());
  }

  @Test
  void theDocumentsQuestionsAreTheCatalogues() {
    StringBuilder list = new StringBuilder();
    for (AccountQuestion question : AccountQuestion.values()) {
      list.append(
          "%d. %s %s\n"
              .formatted(
                  question.number(),
                  question.words(),
                  Catalogue.plans().stream()
                      .filter(plan -> plan.questions().contains(question.number()))
                      .map(plan -> "`" + plan.name() + "`")
                      .collect(Collectors.joining(", "))));
    }

    assertThat(new GeneratedSection("docs/limits.md", "questions").committed(list.toString()))
        .isEqualTo(list.toString());
  }

  @Test
  void thePolicyAllowsTheCallsInTheCodeAndNoOther() throws IOException {
    JsonNode policy =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(ROOT.resolve("docs/drill-policy.json")));
    Set<String> allowed = new TreeSet<>();
    for (JsonNode statement : policy.path("Statement")) {
      JsonNode actions = statement.path("Action");
      (actions.isArray() ? actions : List.of(actions)).forEach(a -> allowed.add(a.asText()));
    }
    allowed.removeIf(action -> action.startsWith("kms:"));
    Set<String> called = new TreeSet<>(ON_BEHALF);
    called.add("sts:GetCallerIdentity");
    Matcher call =
        Pattern.compile("\"([a-z]+:[A-Z][A-Za-z]+)\"").matcher(text(DRILLS.resolve("aws")));
    while (call.find()) {
      called.add(call.group(1));
    }

    assertThat(allowed).isEqualTo(called).noneMatch(action -> action.contains("*"));
  }

  private static String text(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
