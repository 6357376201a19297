package com.paymentmigration.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.config.RegionFacts;
import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class VpcEndpointsTest {
  private static final Map<String, Object> ACCOUNT = Map.of("Ref", "AWS::AccountId");

  /** Name of the endpoint service by SDK module, where they differ. */
  private static final Map<String, String> SERVICE_OF_MODULE =
      Map.of(
          "cloudwatch", "monitoring",
          "elasticloadbalancingv2", "elasticloadbalancing",
          "sfn", "states");

  private NetworkFixture fixture;
  private Template template;

  @BeforeEach
  void endpoints() {
    fixture = new NetworkFixture();
    new VpcEndpoints(
        fixture.stack(),
        "Endpoints",
        new VpcEndpointsProps(
            fixture.network().vpc(),
            fixture.network().applicationSubnets(),
            fixture.internalGroups().endpoints()));
    template = Template.fromStack(fixture.stack());
  }

  /** Properties by the last part of the service's name. */
  private Map<String, Map<String, Object>> byService() {
    Map<String, Map<String, Object>> endpoints = new TreeMap<>();
    Resources.of(template)
        .propertiesOf("AWS::EC2::VPCEndpoint")
        .values()
        .forEach(
            properties -> endpoints.put(serviceName(properties.get("ServiceName")), properties));
    return endpoints;
  }

  static String serviceName(Object name) {
    String text = name.toString();
    Matcher last = Pattern.compile("([a-z0-9]+)[\\]}]*$").matcher(text);
    assertThat(last.find()).as(text).isTrue();
    return last.group(1);
  }

  private Map<String, Object> statement(String service, String sid) {
    return Resources.statements(byService().get(service).get("PolicyDocument")).stream()
        .filter(statement -> sid.equals(statement.get("Sid")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thereAreTwoGatewaysAndElevenInterfacesAndNothingElseIsAdded() {
    assertThat(byService().keySet())
        .containsExactly(
            "cloudformation",
            "dynamodb",
            "ec2messages",
            "elasticloadbalancing",
            "kms",
            "logs",
            "monitoring",
            "s3",
            "secretsmanager",
            "sns",
            "ssm",
            "ssmmessages",
            "states");
    assertThat(Resources.of(template).countByType())
        .containsEntry("AWS::EC2::SecurityGroup", 9)
        .doesNotContainKey("AWS::EC2::SecurityGroupIngress");
  }

  @Test
  void everyApiThatTheHandlersCallHasItsEndpoint() throws IOException {
    String pom =
        Files.readString(
            Path.of(System.getProperty("project.root", ".."), "lambda-handlers", "pom.xml"));
    Matcher modules =
        Pattern.compile("awssdk</groupId>\\s*<artifactId>([a-z0-9-]+)</artifactId>").matcher(pom);
    TreeSet<String> called = new TreeSet<>();
    while (modules.find()) {
      if (!modules.group(1).equals("url-connection-client")) {
        called.add(SERVICE_OF_MODULE.getOrDefault(modules.group(1), modules.group(1)));
      }
    }

    assertThat(called).hasSizeGreaterThan(5);
    assertThat(byService().keySet()).containsAll(called);
  }

  @Test
  void everyPrivateRouteTableKnowsTheGateways() {
    for (String gateway : List.of("s3", "dynamodb")) {
      assertThat((List<?>) byService().get(gateway).get("RouteTableIds"))
          .hasSize(6)
          .noneMatch(table -> table.toString().contains("public"));
    }
  }

  @Test
  void interfacesAnswerToThePublicNameInEveryZone() {
    byService()
        .forEach(
            (service, properties) -> {
              if ("Interface".equals(properties.get("VpcEndpointType"))) {
                assertThat(properties).as(service).containsEntry("PrivateDnsEnabled", true);
                assertThat((List<?>) properties.get("SubnetIds"))
                    .as(service)
                    .hasSize(3)
                    .allMatch(subnet -> subnet.toString().contains("application"));
                assertThat(properties.get("SecurityGroupIds").toString()).contains("Endpoints");
              }
            });
  }

  @Test
  void noEndpointIsLeftAtThePolicyThatAllowsEverything() {
    byService()
        .forEach(
            (service, properties) ->
                assertThat(Resources.statements(properties.get("PolicyDocument")))
                    .as(service)
                    .isNotEmpty()
                    .allMatch(
                        statement ->
                            statement.containsKey("Condition")
                                || !"*".equals(statement.get("Resource"))));
  }

  @Test
  void interfacesServePrincipalsOfThisAccountOnly() {
    byService()
        .forEach(
            (service, properties) -> {
              if ("Interface".equals(properties.get("VpcEndpointType"))) {
                assertThat(Resources.statements(properties.get("PolicyDocument")))
                    .as(service)
                    .isNotEmpty()
                    .allSatisfy(
                        statement ->
                            assertThat(statement.get("Condition"))
                                .isEqualTo(
                                    Map.of(
                                        "StringEquals", Map.of("aws:PrincipalAccount", ACCOUNT))));
              }
            });
  }

  @Test
  void answersToCloudFormationCrossTheS3Endpoint() {
    Map<String, Object> statement = statement("s3", "CustomResourceAnswers");

    assertThat(statement).containsEntry("Action", "s3:PutObject").doesNotContainKey("Condition");
    assertThat(statement.get("Resource").toString())
        .contains(":s3:::cloudformation-custom-resource-response-useast1/*");
  }

  @Test
  void packagesOfAwsCanBeReadButNotWritten() {
    Map<String, Object> statement = statement("s3", "PackagesOfAws");

    assertThat(statement).containsEntry("Action", "s3:GetObject");
    assertThat(statement.get("Resource").toString())
        .contains(":s3:::al2023-repos-us-east-1-de612dc2/*")
        .contains(":s3:::amazon-ssm-us-east-1/*");
  }

  /** Nobody here has a bucket; so none can be a way out for stolen data either. */
  @Test
  void noBucketButThoseOfAwsIsReached() {
    assertThat(Resources.statements(byService().get("s3").get("PolicyDocument")))
        .extracting(statement -> statement.get("Sid"))
        .containsExactly("PackagesOfAws", "CustomResourceAnswers");
  }

  @Test
  void everyActionIsNamed() {
    byService()
        .forEach(
            (service, properties) ->
                assertThat(Resources.statements(properties.get("PolicyDocument")))
                    .as(service)
                    .noneMatch(statement -> statement.get("Action").toString().contains("*")));
  }

  @Test
  void onlyTablesOfThisStackAreReached() {
    assertThat(statement("dynamodb", "TablesOfThisStack").get("Resource").toString())
        .contains(":dynamodb:us-east-1:")
        .contains("AWS::AccountId")
        .contains(":table/")
        .contains("AWS::StackName");
  }

  @Test
  void theyDrawNoFinding() {
    assertThat(NagFindings.of(fixture.stack())).isEmpty();
  }

  @Test
  void theWholeNetworkSynthesizesWithTheZonesAndPrefixListsOfTheRegionMapping() {
    NetworkFixture mapped = NetworkFixture.ofProfile("staging");
    String json = Template.fromStack(mapped.stack()).toJSON().toString();

    assertThat(json).contains("Fn::FindInMap").doesNotContain("Fn::GetAZs");
    assertThat(NagFindings.of(mapped.stack())).isEmpty();
    assertThat(mapped.stack().getNode().tryFindChild(RegionFacts.class.getSimpleName()))
        .isNotNull();
  }
}
