package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/first-deployment.md against the template: how everything goes, and in what order. */
class LifeCycleDocumentTest {
  private static final String DOCUMENT = "docs/first-deployment.md";
  private static final WholeStack STACK = WholeStack.ofProfile("prod");
  private static final List<Removal> REMOVALS = Removal.all();

  /**
   * How a type is removed by hand.
   *
   * @param interfaces whether it holds addresses in the VPC
   */
  private record Removal(String type, boolean interfaces, String command) {
    static List<Removal> all() {
      return SourceTree.text(SourceTree.path("test/resources/removal-commands.tsv"))
          .lines()
          .filter(line -> line.startsWith("AWS::"))
          .map(line -> List.of(line.split("\t", -1)))
          .map(row -> new Removal(row.get(0), row.get(1).equals("yes"), row.get(2)))
          .toList();
    }
  }

  private static Map<String, Integer> retained() {
    Map<String, Integer> types = new TreeMap<>();
    for (JsonNode resource : STACK.resources().values()) {
      if (!resource.path("DeletionPolicy").asText("Delete").equals("Delete")) {
        types.merge(resource.path("Type").asText(), 1, Integer::sum);
      }
    }
    return types;
  }

  @Test
  void everythingThatIsKeptHasACommandThatRemovesIt() {
    assertThat(REMOVALS.stream().map(Removal::type))
        .containsExactlyInAnyOrderElementsOf(retained().keySet());
  }

  @Test
  void theTableOfWhatIsLeftIsTheTemplates() {
    StringBuilder table =
        new StringBuilder("| order | type | in `prod` | command |\n|---|---|---|---|\n");
    int order = 0;
    for (Removal removal : REMOVALS) {
      table.append(
          "| %s | %s | %d | `%s` |\n"
              .formatted(
                  removal.interfaces() ? "before the stack" : String.valueOf(++order),
                  removal.type(),
                  retained().getOrDefault(removal.type(), 0),
                  removal.command()));
    }

    assertThat(new GeneratedSection(DOCUMENT, "retained").committed(table.toString()))
        .isEqualTo(table.toString());
  }

  /** What names another must go first: clusters before their groups, everything before its key. */
  @Test
  void theOrderIsOneInWhichEachCanGo() {
    Birth birth = new Birth(STACK);
    List<String> types = REMOVALS.stream().map(Removal::type).toList();
    List<String> wrong = new ArrayList<>();
    STACK
        .resources()
        .forEach(
            (id, resource) -> {
              int own = types.indexOf(resource.path("Type").asText());
              for (String needed : birth.closure(id)) {
                int before = types.indexOf(STACK.resources().get(needed).path("Type").asText());
                if (own > before && before >= 0) {
                  wrong.add(id + " goes after " + needed);
                }
              }
            });

    assertThat(wrong).isEmpty();
  }

  /** Kept and in the VPC: with it the stack's subnets, groups and VPC cannot be deleted. */
  @Test
  void whatHoldsAddressesIsRemovedBeforeTheStack() {
    List<String> inTheNetwork =
        retained().keySet().stream()
            .filter(type -> type.matches("AWS::(RDS::DB(Cluster|Instance)|EC2::.*|Lambda::.*)"))
            .toList();

    assertThat(REMOVALS.stream().filter(Removal::interfaces).map(Removal::type))
        .containsExactlyInAnyOrderElementsOf(inTheNetwork);
    String text = SourceTree.text(SourceTree.path(DOCUMENT));
    assertThat(text.indexOf("aws rds delete-db-cluster "))
        .isBetween(text.indexOf("## Remove everything"), text.indexOf("aws-cdk@2.1148.1 destroy"));
  }

  /** The second deployment and the last one say values that the template allows. */
  @Test
  void theParametersOfTheProceduresExistWithTheirValues() {
    Matcher given =
        Pattern.compile("--parameters (\\w+)=(\\w+)")
            .matcher(SourceTree.text(SourceTree.path(DOCUMENT)));
    List<String> unknown = new ArrayList<>();
    int found = 0;
    while (given.find()) {
      found++;
      JsonNode allowed =
          STACK.template().path("Parameters").path(given.group(1)).path("AllowedValues");
      if (!allowed.toString().contains("\"" + given.group(2) + "\"")) {
        unknown.add(given.group());
      }
    }

    assertThat(found).isPositive();
    assertThat(unknown).isEmpty();
  }
}
