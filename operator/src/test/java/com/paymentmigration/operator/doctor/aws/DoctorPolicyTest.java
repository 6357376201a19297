package com.paymentmigration.operator.doctor.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/doctor-policy.json allows the calls in the code and no other, and none that changes. */
class DoctorPolicyTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  /** A call on a client: {@code ec2.get().describeImages(}. */
  private static final Pattern CALL =
      Pattern.compile("\\b([a-z0-9]+)\\s*\\.get\\(\\)\\s*\\.([A-Za-z]+)\\(");

  /** IAM's prefix of each client, by its name in the code. */
  private static final Map<String, String> SERVICES =
      Map.ofEntries(
          Map.entry("acm", "acm"),
          Map.entry("backup", "backup"),
          Map.entry("balancers", "elasticloadbalancing"),
          Map.entry("ec2", "ec2"),
          Map.entry("iam", "iam"),
          Map.entry("lambda", "lambda"),
          Map.entry("logs", "logs"),
          Map.entry("quotas", "servicequotas"),
          Map.entry("rds", "rds"),
          Map.entry("s3", "s3"),
          Map.entry("ssm", "ssm"),
          Map.entry("stacks", "cloudformation"),
          Map.entry("sts", "sts"),
          Map.entry("workflows", "states"));

  /** Actions that are not called as their operation is: S3's service authorization reference. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "s3:HeadBucket", "s3:ListBucket",
          "s3:GetBucketEncryption", "s3:GetEncryptionConfiguration",
          "s3:GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration");

  private static Map<String, Set<String>> policy() throws IOException {
    JsonNode document =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(ROOT.resolve("docs/doctor-policy.json")));
    Map<String, Set<String>> allowed = new TreeMap<>();
    for (JsonNode statement : document.path("Statement")) {
      assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
      Set<String> resources = texts(statement.path("Resource"));
      texts(statement.path("Action")).forEach(action -> allowed.put(action, resources));
    }
    return allowed;
  }

  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new TreeSet<>();
    (node.isArray() ? node : List.of(node)).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static Set<String> calls() throws IOException {
    Set<String> calls = new TreeSet<>();
    Path folder = ROOT.resolve("operator/src/main/java/com/paymentmigration/operator/doctor/aws");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Matcher call = CALL.matcher(Files.readString(file));
        while (call.find()) {
          String service = SERVICES.get(call.group(1));
          if (service != null) {
            String operation = call.group(2).replaceFirst("Paginator$", "");
            String action =
                service + ":" + Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
            calls.add(OTHER_NAMES.getOrDefault(action, action));
          }
        }
      }
    }
    return calls;
  }

  @Test
  void itAllowsTheCallsInTheCodeAndNoOther() throws IOException {
    assertThat(policy().keySet()).isEqualTo(calls()).hasSizeGreaterThan(30);
  }

  @Test
  void noActionChangesAnything() throws IOException {
    assertThat(policy().keySet())
        .allMatch(
            action ->
                action.matches("[a-z0-9]+:(Describe|Get|List)[A-Za-z]+")
                    || action.equals("iam:SimulatePrincipalPolicy"));
  }

  /** Every call in the code is written so that the first test sees it. */
  @Test
  void everyClientIsKnownToThisTest() throws IOException {
    String account =
        Files.readString(
            ROOT.resolve(
                "operator/src/main/java/com/paymentmigration/operator/doctor/aws/Account.java"));
    Matcher client = Pattern.compile("Lazy<[A-Za-z0-9]+Client> ([a-z0-9]+);").matcher(account);
    Set<String> clients = new TreeSet<>();
    while (client.find()) {
      clients.add(client.group(1));
    }

    assertThat(clients).isEqualTo(new TreeSet<>(SERVICES.keySet()));
  }
}
