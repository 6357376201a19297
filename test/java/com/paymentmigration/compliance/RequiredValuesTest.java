package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.required.Breach;
import com.paymentmigration.required.Comparison;
import com.paymentmigration.required.Statement;
import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.WholeStack;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stated as required holds for every profile, and what breaks it is refused by name. */
class RequiredValuesTest {
  private static final Statement STATEMENT = Statement.load();
  private static final String REGION = "us-east-1";
  private static JsonNode whole;

  /**
   * A way to break the template.
   *
   * @param what in words
   * @param rule that must find it
   * @param change set, remove or add
   * @param pointer symbol of the resource, and what is below it
   * @param json new value
   */
  record Attack(String what, String rule, String change, String pointer, String json) {
    @Override
    public String toString() {
      return what;
    }
  }

  @BeforeAll
  static void synthesize() {
    whole = WholeStack.selected().template();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void theTemplateOfEachProfileIsAsStated(String profile) {
    assertThat(judge(WholeStack.ofProfile(profile).template())).isEmpty();
  }

  @Test
  void whatTheCliNotesBesideAResourceNeedsNoLineAndAnythingElseDoes() {
    JsonNode noted = whole.deepCopy();
    ObjectNode function = (ObjectNode) noted.at("/Resources/" + aFunction(noted));
    ObjectNode metadata = function.withObject("/Metadata");
    metadata.put("aws:asset:path", "asset.1").put("aws:cdk:path", "PaymentMigrationStack/Switch");
    assertThat(judge(noted)).isEmpty();

    metadata.put("AWS::CloudFormation::Init", "commands");
    assertThat(judge(noted)).extracting(Breach::rule).containsExactly("Required.Unstated");
  }

  private static String aFunction(JsonNode template) {
    return template.path("Resources").properties().stream()
        .filter(each -> each.getValue().path("Type").asText().equals("AWS::Lambda::Function"))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isRefused(Attack attack) {
    assertThat(judge(broken(attack))).extracting(Breach::rule).contains(attack.rule());
  }

  @Test
  void everyLineSaysForWhichRequirementAndWhy() {
    assertThat(STATEMENT.lines())
        .allSatisfy(line -> assertThat(line.requirement()).isNotBlank())
        .allSatisfy(line -> assertThat(line.reason()).hasSizeGreaterThan(5));
  }

  @Test
  void noLineIsWrittenTwiceButElementsOfLists() {
    List<String> places =
        STATEMENT.lines().stream()
            .filter(line -> !line.property().endsWith("[]"))
            .map(line -> String.join(" ", line.type(), line.resource(), line.property()))
            .toList();

    assertThat(places).doesNotHaveDuplicates();
  }

  @Test
  void aFindingSaysWhatWasReceivedWhatIsRequiredForWhatAndWhere() {
    Attack attack =
        attacks().filter(each -> each.what().equals("IMDSv1")).findFirst().orElseThrow();

    assertThat(judge(broken(attack)))
        .extracting(Breach::line)
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("MetadataOptions/HttpTokens")
                    .contains("received optional")
                    .contains("required required (PCI 2.2.6)")
                    .contains("required/fleets.tsv"));
  }

  static Stream<Attack> attacks() {
    return SourceTree.text(SourceTree.path("test/resources/compliance/required-breaches.tsv"))
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(cell -> new Attack(cell[0], cell[1], cell[2], cell[3], cell[4]));
  }

  /** Rules that some attack must be found by; sizes are those of HostileTemplateTest. */
  static Set<String> rules() {
    TreeSet<String> rules = new TreeSet<>(List.of("Required.Size"));
    attacks().forEach(each -> rules.add(each.rule()));
    return rules;
  }

  private static List<Breach> judge(JsonNode template) {
    return Comparison.of(STATEMENT, template, REGION);
  }

  private static JsonNode broken(Attack attack) {
    Template template = Template.of(whole);
    String pointer = "/" + withIds(attack.pointer());
    switch (attack.change()) {
      case "set" -> template.set(pointer, withIdsInside(attack.json()));
      case "add" -> template.set(pointer + "/-", withIdsInside(attack.json()));
      case "remove" -> template.remove(pointer);
      default -> throw new IllegalArgumentException("change: received " + attack.change());
    }
    return template.json();
  }

  private static String withIds(String pointer) {
    int slash = pointer.indexOf('/');
    String symbol = slash < 0 ? pointer : pointer.substring(0, slash);
    return id(symbol) + (slash < 0 ? "" : pointer.substring(slash));
  }

  private static String withIdsInside(String json) {
    String inside = json;
    for (String id : ids()) {
      inside = inside.replace("\"" + symbol(id) + "\"", "\"" + id + "\"");
    }
    return inside;
  }

  private static String id(String symbol) {
    return ids().stream().filter(each -> symbol(each).equals(symbol)).findFirst().orElse(symbol);
  }

  private static String symbol(String id) {
    return id.replaceFirst("[0-9A-F]{8}$", "");
  }

  private static List<String> ids() {
    return whole.path("Resources").properties().stream().map(each -> each.getKey()).toList();
  }
}
