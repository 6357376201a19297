package com.paymentmigration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.testsupport.GeneratedFile;
import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that a document shows is allowed by a policy in this repository. */
class PoliciesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Permission> PERMISSIONS = Permission.all();
  private static final Pattern MIGRATE = Pattern.compile("\\./migrate ([a-z]+)");

  /** Commands of ./migrate that the operator's policy does not allow. */
  private static final Map<String, String> OWN_POLICIES =
      Map.ofEntries(
          Map.entry("approve", "approver"),
          Map.entry("doctor", "doctor"),
          Map.entry("drill", "drill"));

  private static final String DOCUMENT = "docs/policies.md";

  /** Named in docs/policies.md: what an account's administrator does, with rights of his own. */
  private static Map<String, String> administrators() {
    Map<String, String> reasons = new TreeMap<>();
    for (List<String> row : Sections.table(Repository.document(DOCUMENT), "| administrator's")) {
      Sections.code(row.get(0)).forEach(code -> reasons.put(code, row.get(1)));
    }
    return reasons;
  }

  private static JsonNode policy(String name) {
    try {
      return JSON.readTree(
          Repository.read(Repository.ROOT.resolve("docs/" + name + "-policy.json")));
    } catch (JsonProcessingException broken) {
      throw new AssertionError(name, broken);
    }
  }

  /** What is missing for {@code call}, in words; nothing if a policy allows it. */
  private static List<String> missing(String call) {
    List<Permission> needed =
        PERMISSIONS.stream().filter(row -> row.commands().contains(call)).toList();
    if (needed.isEmpty()) {
      return List.of(
          "no row in permissions.tsv; its action may be " + AwsCommands.actionByName(call));
    }
    List<String> missing = new ArrayList<>();
    for (Permission row : needed) {
      if (!row.isAllowedBy(policy(row.policy()))) {
        missing.add(
            row.actions() + " on " + row.resources() + " in " + row.policy() + "-policy.json");
      }
    }
    return missing;
  }

  private static List<String> uncovered(String where, List<String> calls, Set<String> excepted) {
    return calls.stream()
        .filter(call -> !excepted.contains(call))
        .flatMap(call -> missing(call).stream().map(what -> where + ": aws " + call + ": " + what))
        .toList();
  }

  @Test
  void everyCommandOfTheDocumentsIsAllowedByAPolicy() {
    Set<String> administrators = administrators().keySet();
    List<String> uncovered = new ArrayList<>();
    for (MarkdownFile document : Repository.documents()) {
      if (!administrators.contains(document.path())) {
        uncovered.addAll(uncovered(document.path(), AwsCommands.in(document), administrators));
      }
    }

    assertThat(uncovered).isEmpty();
  }

  @Test
  void everyCommandOfTheNightIsAllowedWithoutAnAdministrator() {
    for (String path : List.of("docs/runbook.md", "docs/sql-prompt.md", "docs/rotation.md")) {
      List<String> calls = AwsCommands.in(Repository.document(path));

      assertThat(calls).as(path).isNotEmpty();
      assertThat(uncovered(path, calls, Set.of())).isEmpty();
    }
  }

  /** Quota "Managed policy length", with the longest names that the words in capitals stand for. */
  @Test
  void everyPolicyFitsIntoAManagedPolicy() throws IOException {
    Map<String, Integer> longest = new LinkedHashMap<>();
    longest.put("ENVIRONMENT_NAME", "staging-payment-a1b2c3d4".length());
    longest.put("ACCESS_LOGS_BUCKET_NAME", 63);
    longest.put("[A-Z]+_[A-Z_]*NAME", 64);
    longest.put("REGION", "ap-southeast-1".length());
    longest.put("ACCOUNT", 12);
    try (Stream<Path> files = Files.list(Repository.ROOT.resolve("docs"))) {
      for (Path file : files.filter(each -> each.toString().endsWith("-policy.json")).toList()) {
        String text = JSON.readTree(Files.readString(file)).toString();
        for (Map.Entry<String, Integer> word : longest.entrySet()) {
          text = text.replaceAll(word.getKey(), "x".repeat(word.getValue()));
        }

        assertThat(text.length()).as(file.getFileName().toString()).isLessThanOrEqualTo(6144);
      }
    }
  }

  /**
   * That a policy of ./migrate allows what its code calls, {@code OperatorContractTest} says, and a
   * test of each command that has a policy of its own.
   */
  @Test
  void everyCommandOfMigrateHasAPolicy() {
    Set<String> policies = new TreeSet<>();
    for (MarkdownFile document : Repository.documents()) {
      Matcher call = MIGRATE.matcher(document.text());
      while (call.find()) {
        policies.add(OWN_POLICIES.getOrDefault(call.group(1), "operator"));
      }
    }

    assertThat(policies).contains("approver", "operator");
    assertThat(policies).allSatisfy(name -> assertThat(actions(name)).isNotEmpty());
  }

  @Test
  void everyCommandOfTheOutputsIsAllowedByTheOperatorsPolicy() {
    Map<String, String> calls = AwsCommands.inOutputs(WholeStack.selected().template());

    assertThat(calls).hasSizeGreaterThan(5);
    calls.forEach(
        (output, call) ->
            assertThat(PERMISSIONS)
                .as(output)
                .anyMatch(
                    row ->
                        row.policy().equals("operator")
                            && row.commands().contains(call)
                            && row.isAllowedBy(policy("operator"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"observer", "break-glass", "deployer"})
  void aPolicyIsMadeFromTheCommands(String name) throws JsonProcessingException {
    assertThat(new GeneratedFile("docs/" + name + "-policy.json").committed(made(name)))
        .isEqualTo(made(name));
  }

  /** With -Ddocs.update, before any test reads them. */
  @BeforeAll
  static void write() throws JsonProcessingException {
    for (String name : List.of("observer", "break-glass", "deployer")) {
      new GeneratedFile("docs/" + name + "-policy.json").committed(made(name));
    }
  }

  private static String made(String name) throws JsonProcessingException {
    ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
    PERMISSIONS.stream()
        .filter(row -> row.policy().equals(name))
        .forEach(row -> policy.withArrayProperty("Statement").add(row.statement()));
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    return JSON.writer(printer).writeValueAsString(policy) + "\n";
  }

  @Test
  void noRightIsThereThatNoCommandUses() {
    Set<String> shown =
        new TreeSet<>(AwsCommands.inOutputs(WholeStack.selected().template()).values());
    for (MarkdownFile document : Repository.documents()) {
      if (!document.path().equals(DOCUMENT)) {
        shown.addAll(AwsCommands.in(document));
      }
    }

    for (Permission row : PERMISSIONS) {
      assertThat(shown).as(row.sid()).containsAll(row.commands());
    }
  }

  @Test
  void aCommandNeedsTheActionOfItsNameButForNamedExceptions() {
    Map<String, Set<String>> needed = new TreeMap<>();
    for (Permission row : PERMISSIONS) {
      for (String command : row.commands()) {
        row.actions().stream()
            .map(action -> action.toLowerCase(Locale.ROOT))
            .forEach(needed.computeIfAbsent(command, each -> new TreeSet<>())::add);
      }
    }
    needed
        .entrySet()
        .removeIf(each -> each.getValue().contains(AwsCommands.actionByName(each.getKey())));

    // The CDK acts through roles. A transaction and a call of a function are named otherwise by
    // IAM.
    assertThat(needed.keySet())
        .containsExactlyInAnyOrder(
            "npx aws-cdk deploy",
            "npx aws-cdk destroy",
            "npx aws-cdk diff",
            "dynamodb transact-write-items",
            "lambda invoke");
  }

  @Test
  void onlyTheBreakGlassChangesAnythingBesideWorkflows() {
    for (String name : List.of("observer", "operator", "approver")) {
      assertThat(actions(name))
          .allMatch(
              action ->
                  // Of the partition that is the holder's own word alone: OperatorContractTest.
                  (action.equals("dynamodb:PutItem") && !name.equals("observer"))
                      || action.matches(
                          "[a-z0-9-]+:(Describe|Get|List|Lookup|Filter|Query|Detect|BatchDescribe|BatchGet).*"
                              + "|kms:(Decrypt|GenerateDataKey)|states:(StartExecution|SendTaskSuccess)"),
              name)
          .doesNotContain("secretsmanager:GetSecretValue", "lambda:GetFunction");
    }
  }

  @Test
  void theDocumentSaysWhichPolicyACommandNeeds() {
    Map<String, Set<String>> policies = new TreeMap<>();
    Map<String, Set<String>> actions = new TreeMap<>();
    for (Permission row : PERMISSIONS) {
      for (String command : row.commands()) {
        policies.computeIfAbsent(command, each -> new LinkedHashSet<>()).add(row.policy());
        actions
            .computeIfAbsent(command, each -> new LinkedHashSet<>())
            .addAll(actionsOf(row, command));
      }
    }
    StringBuilder table = new StringBuilder("| command | actions | policy |\n|---|---|---|\n");
    policies.forEach(
        (command, names) ->
            table.append(
                "| %s | %s | %s |\n"
                    .formatted(
                        command.startsWith("npx") ? command : "aws " + command,
                        String.join(", ", actions.get(command)),
                        names.stream()
                            .map(name -> "[" + name + "](" + name + "-policy.json)")
                            .collect(Collectors.joining(", ")))));

    assertThat(new GeneratedSection(DOCUMENT, "commands").committed(table.toString()))
        .isEqualTo(table.toString());
  }

  /** Of a row for several commands the action of this one; of any other row all. */
  private static List<String> actionsOf(Permission row, String command) {
    List<String> own =
        row.actions().stream()
            .filter(action -> action.equalsIgnoreCase(AwsCommands.actionByName(command)))
            .toList();
    return own.isEmpty() ? row.actions() : own;
  }

  @Test
  void aCommandWithoutARowAndARowWithoutAStatementAreFound() {
    assertThat(missing("rds delete-db-cluster"))
        .containsExactly("no row in permissions.tsv; its action may be rds:deletedbcluster");
    assertThat(
            new Permission(
                    "operator",
                    "X",
                    List.of("ec2 stop-instances"),
                    List.of("ec2:StopInstances"),
                    List.of("*"),
                    List.of(),
                    "")
                .isAllowedBy(policy("operator")))
        .isFalse();
    assertThat(
            AwsCommands.in(
                "x=$(aws sts get-caller-identity | npx aws-cdk@1.2.3 deploy) my-aws s3 a-b"))
        .containsExactly("sts get-caller-identity", "npx aws-cdk deploy");
  }

  private static Set<String> actions(String name) {
    Set<String> actions = new TreeSet<>();
    policy(name)
        .path("Statement")
        .forEach(each -> actions.addAll(Permission.texts(each.path("Action"))));
    return actions;
  }
}
