package com.paymentmigration.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.TestStacks;
import com.paymentmigration.testsupport.WholeStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Template;

/**
 * Walks the way of docs/sql-prompt.md through the template of a profile: from Session Manager to an
 * instance, from there to both clusters, with the names that the document spells.
 */
class SqlPromptTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final String ENVIRONMENT_NAME = "prod-payment-a1b2c3d4";

  private static final List<String> FLEETS = List.of("BlueFleet", "GreenFleet");
  private static final List<String> DATABASES = List.of("BlueDatabase", "GreenDatabase");

  /**
   * What an instance needs for sessions, by endpoint. Source: "Add Session Manager permissions to
   * an existing IAM role", Systems Manager User Guide.
   */
  private static final Map<String, List<String>> CALLS =
      Map.ofEntries(
          Map.entry("ssm", List.of("ssm:UpdateInstanceInformation")),
          Map.entry(
              "ssmmessages",
              List.of(
                  "ssmmessages:CreateControlChannel",
                  "ssmmessages:CreateDataChannel",
                  "ssmmessages:OpenControlChannel",
                  "ssmmessages:OpenDataChannel")));

  private static String document() throws IOException {
    return Files.readString(ROOT.resolve("docs/sql-prompt.md"));
  }

  private static String first(String expression) throws IOException {
    Matcher found = Pattern.compile(expression).matcher(document());
    assertThat(found.find()).as(expression).isTrue();
    return found.group(1);
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    (node.isArray() ? node : List.of(node)).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static boolean allows(JsonNode document, String action) {
    for (JsonNode statement : document.path("Statement")) {
      boolean named =
          texts(statement.path("Action")).stream()
              .anyMatch(given -> action.matches(given.replace("*", ".*")));
      if (named && "Allow".equals(statement.path("Effect").asText())) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void anInstanceOfEitherFleetReachesSessionManager(String profile) {
    WholeStack stack = WholeStack.ofProfile(profile);
    Traffic traffic = Traffic.of(Template.fromString(stack.text()));

    for (String fleet : FLEETS) {
      assertThat(traffic.inbound("Endpoints")).contains("443 from " + fleet);
      for (String range : applicationRanges(stack)) {
        assertThat(traffic.outbound(fleet)).contains("443 to " + range);
      }
    }
    CALLS.forEach(
        (service, actions) -> {
          JsonNode endpoint = endpoint(stack, service);
          assertThat(endpoint.at("/Properties/PrivateDnsEnabled").asBoolean()).isTrue();
          assertThat(actions)
              .allMatch(
                  action -> allows(endpoint.at("/Properties/PolicyDocument"), action), service);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Blue", "Green"})
  void theInstancesRoleLetsTheAgentTakeSessions(String side) {
    WholeStack stack = WholeStack.selected();
    List<JsonNode> policies =
        stack.ofType("AWS::IAM::ManagedPolicy").entrySet().stream()
            .filter(each -> stack.path(each.getKey()).startsWith(side + "/Fleet/Instance/"))
            .map(each -> each.getValue().at("/Properties/PolicyDocument"))
            .toList();

    assertThat(policies).isNotEmpty();
    CALLS.values().stream()
        .flatMap(List::stream)
        .forEach(action -> assertThat(policies).anyMatch(policy -> allows(policy, action), action));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void fromAnyInstanceBothClustersAreReachedOnTheDocumentsPort(String profile) throws IOException {
    WholeStack stack = WholeStack.ofProfile(profile);
    Traffic traffic = Traffic.of(Template.fromString(stack.text()));
    String port = first("\"portNumber\":\\[\"([0-9]+)\"]");

    assertThat(TestStacks.profile(profile).databaseSettings().port()).hasToString(port);
    for (String fleet : FLEETS) {
      for (String range : dataRanges(stack)) {
        assertThat(traffic.outbound(fleet)).contains(port + " to " + range);
      }
      for (String database : DATABASES) {
        assertThat(traffic.inbound(database)).contains(port + " from " + fleet);
      }
    }
    assertThat(stack.ofType("AWS::RDS::DBCluster").values())
        .hasSize(2)
        .allMatch(cluster -> cluster.at("/Properties/Port").asText().equals(port));
  }

  @Test
  void theNamesThatItSpellsAreTheStacks() throws IOException {
    WholeStack stack = WholeStack.selected();
    String cluster = first("--db-cluster-identifier (\\S+)");

    assertThat(cluster).isEqualTo(ENVIRONMENT_NAME + "-green");
    assertThat(stack.ofType("AWS::RDS::DBCluster").values())
        .anyMatch(each -> named(each.at("/Properties/DBClusterIdentifier")).equals(cluster));
    assertThat(stack.ofType("AWS::Logs::LogGroup").values())
        .anyMatch(
            each ->
                document(named(each.at("/Properties/LogGroupName")))
                    && named(each.at("/Properties/LogGroupName")).endsWith("-green/audit"));
    JsonNode secret = stack.resources().get(first("--logical-resource-id (\\S+)"));
    assertThat(secret.path("Type").asText()).isEqualTo("AWS::SecretsManager::Secret");
    assertThat(secret.toString())
        .contains("{\\\"username\\\":\\\"admin\\\"}".replace("\\\\", "\\"));
    assertThat(ROOT.resolve(first("--ssl-ca=(\\S+)"))).isRegularFile();
  }

  @Test
  void instancesAreFoundByTheTagThatItAsksFor() {
    assertThat(WholeStack.selected().ofType("AWS::EC2::LaunchTemplate").values())
        .hasSize(2)
        .allSatisfy(
            template ->
                assertThat(template.at("/Properties/LaunchTemplateData/TagSpecifications"))
                    .anyMatch(
                        tags ->
                            tags.path("ResourceType").asText().equals("instance")
                                && tags.path("Tags")
                                    .toString()
                                    .contains("\"Key\":\"Environment\"")));
  }

  @Test
  void whatItSaysOfTheAuditLogIsTheClustersSetting() {
    assertThat(WholeStack.selected().ofType("AWS::RDS::DBClusterParameterGroup").values())
        .hasSize(2)
        .allSatisfy(
            group -> {
              JsonNode parameters = group.at("/Properties/Parameters");
              assertThat(parameters.path("server_audit_logging").asText()).isEqualTo("1");
              assertThat(parameters.path("server_audit_events").asText())
                  .isEqualTo("CONNECT,QUERY_DCL,QUERY_DDL");
              assertThat(parameters.path("require_secure_transport").asText()).isEqualTo("ON");
            });
  }

  @Test
  void thePasswordIsInNoArgumentAndIdentityIsVerified() throws IOException {
    List<String> clients =
        Stream.of("docs/sql-prompt.md", "docs/runbook.md", "docs/rotation.md")
            .flatMap(SqlPromptTest::lines)
            .filter(line -> line.matches(".*\\b(mysql|mysqlbinlog) --.*"))
            .toList();

    assertThat(clients).hasSizeGreaterThan(1);
    assertThat(clients)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("--ssl-mode=VERIFY_IDENTITY", "--ssl-ca=")
                    .doesNotContainPattern(
                        "--password[= ](?!-)|(^| )-p\\S|--master-user-password [^f]"));
    assertThat(lines("docs/rotation.md").filter(line -> line.contains("--master-user-password")))
        .isNotEmpty()
        .allMatch(line -> line.contains("--master-user-password file://<("));
  }

  private static Stream<String> lines(String path) {
    try {
      return Files.readString(ROOT.resolve(path)).lines();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean document(String text) {
    return lines("docs/sql-prompt.md").anyMatch(line -> line.contains(text));
  }

  private static JsonNode endpoint(WholeStack stack, String service) {
    return stack.ofType("AWS::EC2::VPCEndpoint").values().stream()
        .filter(
            each -> each.at("/Properties/ServiceName").toString().endsWith("." + service + "\""))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no endpoint of " + service));
  }

  /** A value with the document's name of the environment in place of the parameter. */
  private static String named(JsonNode value) {
    if (value.isTextual()) {
      return value.asText();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : value.path("Fn::Join").path(1)) {
      text.append(part.isTextual() ? part.asText() : ENVIRONMENT_NAME);
    }
    return text.toString();
  }

  private static List<String> applicationRanges(WholeStack stack) {
    return ranges(stack, "application");
  }

  private static List<String> dataRanges(WholeStack stack) {
    return ranges(stack, "data");
  }

  private static List<String> ranges(WholeStack stack, String tier) {
    List<String> ranges =
        stack.ofType("AWS::EC2::Subnet").entrySet().stream()
            .filter(each -> stack.path(each.getKey()).contains("/" + tier + "Subnet"))
            .map(each -> each.getValue().at("/Properties/CidrBlock").asText())
            .toList();
    assertThat(ranges).hasSize(3);
    return ranges;
  }
}
