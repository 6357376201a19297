package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What an update of each parameter touches, from the template: the table of docs/upgrading.md, and
 * the words of every document that tells somebody to change one.
 */
class ParameterUpdatesTest {
  private static final WholeStack STACK = WholeStack.ofProfile("prod");
  private static final ChangeSet CHANGES = new ChangeSet(STACK);
  private static final Map<String, String> AT_REST = CHANGES.parameters(Map.of());
  private static final String CLUSTER = "AWS::RDS::DBCluster";
  private static final String TABLE = "upgrading.md#what-a-change-of-a-parameter-touches";

  /** Properties whose change replaces the resource, of what holds data. */
  private static final Map<String, String> REPLACING =
      Map.ofEntries(
          Map.entry("AWS::RDS::DBCluster.DBClusterIdentifier", "replaces both clusters"),
          Map.entry("AWS::RDS::DBInstance.AvailabilityZone", "replaces every database instance"),
          Map.entry("AWS::Backup::BackupVault.BackupVaultName", "replaces both vaults"),
          Map.entry("AWS::EC2::Subnet.AvailabilityZone", "replaces every subnet"));

  private static final List<String> DATA_OR_TRAFFIC =
      List.of(
          CLUSTER,
          "AWS::RDS::DBInstance",
          "AWS::DynamoDB::Table",
          "AWS::SecretsManager::Secret",
          "AWS::KMS::Key",
          "AWS::Backup::BackupVault",
          "AWS::ElasticLoadBalancingV2::LoadBalancer",
          "AWS::ElasticLoadBalancingV2::Listener",
          "AWS::ElasticLoadBalancingV2::ListenerRule",
          "AWS::AutoScaling::AutoScalingGroup");

  private static SortedSet<String> touched(String parameter, int depth) {
    return CHANGES.paths(
        "Resources", AT_REST, CHANGES.parameters(Map.of(parameter, "another")), depth);
  }

  private static String type(String id) {
    return STACK.resources().get(id).path("Type").asText();
  }

  @Test
  void theTableIsTheTemplates() {
    StringBuilder table =
        new StringBuilder(
            """
            | parameter | resources | of them data and traffic | their properties |
            |---|---|---|---|
            """);
    STACK
        .template()
        .path("Parameters")
        .fieldNames()
        .forEachRemaining(parameter -> table.append(row(parameter)));

    assertThat(
            new GeneratedSection("docs/upgrading.md", "parameter-updates")
                .committed(table.toString()))
        .isEqualTo(table.toString());
  }

  private static String row(String parameter) {
    Map<String, Integer> important = new TreeMap<>();
    SortedSet<String> properties = new TreeSet<>();
    for (String path : touched(parameter, 3)) {
      String[] names = path.split("\\.", -1);
      String type = type(names[0]);
      if (DATA_OR_TRAFFIC.contains(type)) {
        String property = names[names.length - 1];
        String replaces = REPLACING.get(type + "." + property);
        properties.add(replaces == null ? property : property + " (" + replaces + ")");
      } else if (REPLACING.containsKey(type + "." + names[names.length - 1])) {
        properties.add(REPLACING.get(type + "." + names[names.length - 1]));
      }
    }
    for (String id : touched(parameter, 1)) {
      if (DATA_OR_TRAFFIC.contains(type(id))) {
        important.merge(type(id).substring("AWS::".length()), 1, Integer::sum);
      }
    }
    String all =
        important.entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey())
            .collect(Collectors.joining(", "));
    return "| `%s` | %d | %s | %s |\n"
        .formatted(
            parameter,
            touched(parameter, 1).size(),
            all.isEmpty() ? "none" : all,
            properties.isEmpty() ? "" : String.join(", ", properties));
  }

  /** A sentence that changes a parameter is no narrower than the update: it leads to the table. */
  @Test
  void whoIsToldToTouchAClusterIsToldSo() {
    List<String> silent = new ArrayList<>();
    int told = 0;
    for (String document : List.of("docs/runbook.md", "docs/first-deployment.md")) {
      for (String paragraph : paragraphs(document)) {
        Matcher given = Pattern.compile("--parameters (\\w+)=").matcher(paragraph);
        while (given.find()) {
          boolean cluster =
              touched(given.group(1), 1).stream().anyMatch(id -> type(id).equals(CLUSTER));
          told += cluster ? 1 : 0;
          if (cluster && !paragraph.contains(TABLE)) {
            silent.add(document + ": " + given.group());
          }
        }
      }
    }

    assertThat(told).isGreaterThanOrEqualTo(4);
    assertThat(silent).isEmpty();
  }

  /** Items of lists and what belongs to them, and paragraphs. */
  private static List<String> paragraphs(String document) {
    return List.of(
        SourceTree.text(SourceTree.path(document)).split("\\n(?=#|- |[0-9]+\\. )|\\n\\n(?! )", -1));
  }

  @Test
  void thePhaseTouchesBothClustersAndReplacesNeither() {
    assertThat(touched("MigrationPhase", 3))
        .filteredOn(path -> type(path.substring(0, path.indexOf('.'))).equals(CLUSTER))
        .hasSize(2)
        .allMatch(path -> path.endsWith(".Properties.Tags"));
  }

  @Test
  void whatReplacesDataHasOneAllowedValue() {
    STACK
        .template()
        .path("Parameters")
        .fieldNames()
        .forEachRemaining(
            parameter -> {
              boolean replaces =
                  touched(parameter, 3).stream()
                      .map(path -> path.split("\\.", -1))
                      .anyMatch(
                          names ->
                              REPLACING.containsKey(
                                  type(names[0]) + "." + names[names.length - 1]));
              if (replaces) {
                assertThat(
                        STACK.template().path("Parameters").path(parameter).path("AllowedValues"))
                    .as(parameter)
                    .hasSize(1);
              }
            });
  }
}
