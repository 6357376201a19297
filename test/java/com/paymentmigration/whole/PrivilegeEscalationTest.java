package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What a role can make another role do: by passing it, by calling a function, by starting a
 * workflow. Nobody gets further by it than the steps that the design wants.
 */
class PrivilegeEscalationTest {
  private static final WholeStack STACK = WholeStack.selected();
  private static final List<Role> ROLES = Role.of(STACK);
  private static final String NARROW = "ReconcileRole/Role";
  private static final String RECONCILE = "Switch/ReconcileFunction/Role";

  @Test
  void theNarrowRoleIsPassedByTheReconcileFunctionOnly() {
    assertThat(rolesThatReachInOneStep(NARROW)).containsExactly(RECONCILE);
  }

  @Test
  void theReconcileFunctionGetsTheNarrowRoleAndNothingFurther() {
    assertThat(reachable(RECONCILE)).containsExactly(NARROW);
  }

  @Test
  void theStackIsUpdatedWithExactlyTheRoleThatMayBePassed() {
    Role reconcile = role(RECONCILE);
    List<JsonNode> conditions =
        reconcile.statements().stream()
            .filter(statement -> statement.actions().contains("cloudformation:UpdateStack"))
            .map(statement -> statement.condition().at("/StringEquals/cloudformation:RoleArn"))
            .toList();
    List<String> passed =
        reconcile.statements().stream()
            .filter(statement -> statement.actions().contains("iam:PassRole"))
            .flatMap(statement -> statement.resources().stream())
            .toList();

    assertThat(conditions).hasSize(1);
    assertThat(STACK.path(conditions.get(0).at("/Fn::GetAtt/0").asText()))
        .isEqualTo(NARROW + "/Resource");
    assertThat(passed).containsExactly(NARROW + "/Resource");
  }

  @Test
  void anUpdateOfTheStackCannotReachAnotherStack() {
    assertThat(role(RECONCILE).statements())
        .filteredOn(statement -> statement.actions().contains("cloudformation:UpdateStack"))
        .allSatisfy(statement -> assertThat(statement.resources()).containsExactly("AWS::StackId"));
  }

  @Test
  void onlyTheTwoWorkflowsOfTheMigrationCallTheReconcileFunction() {
    assertThat(rolesThatReachInOneStep(RECONCILE))
        .containsExactly("MigrationWorkflow/Workflow/Role", "RollbackWorkflow/Workflow/Role");
  }

  @Test
  void noInstanceReachesAnyOtherRole() {
    for (Role role : ROLES) {
      if (role.services().contains("ec2.amazonaws.com")) {
        assertThat(reachable(name(role))).as(role.path()).isEmpty();
      }
    }
  }

  @Test
  void everySecretIsReadByThoseWhoNeedIt() {
    Map<String, Set<String>> readers = new TreeMap<>();
    for (Role role : ROLES) {
      for (Role.Statement statement : role.statements()) {
        if (statement.actions().contains("secretsmanager:GetSecretValue")) {
          for (String secret : statement.resources()) {
            readers
                .computeIfAbsent(secret.replaceAll("/Resource$", ""), each -> new TreeSet<>())
                .add(name(role));
          }
        }
      }
    }
    Set<String> everything =
        Set.of(
            "Rotation/RotationFunction/Role",
            "Switch/PreflightFunction/Role",
            "Switch/ReplicationFunction/Role",
            "Switch/WriterFunction/Role");
    Set<String> applications = new TreeSet<>(everything);
    applications.addAll(Set.of("Blue/Fleet/Instance/Role", "Green/Fleet/Instance/Role"));
    Set<String> administrators = new TreeSet<>(everything);
    administrators.add("ValidationFunctions/WorkerFunction/Role");

    assertThat(readers)
        .containsOnlyKeys(
            "Credentials/Admin",
            "Credentials/Replicator",
            "Credentials/PaymentAppBlue",
            "Credentials/PaymentAppGreen")
        .containsEntry("Credentials/Admin", administrators)
        .containsEntry("Credentials/Replicator", new TreeSet<>(everything))
        .containsEntry("Credentials/PaymentAppBlue", applications)
        .containsEntry("Credentials/PaymentAppGreen", applications);
  }

  @Test
  void onlyTheRotationWritesASecret() {
    assertThat(ROLES)
        .filteredOn(
            role ->
                role.allows("secretsmanager:PutSecretValue")
                    || role.allows("secretsmanager:UpdateSecretVersionStage"))
        .extracting(PrivilegeEscalationTest::name)
        .containsExactly("Rotation/RotationFunction/Role");
  }

  private static Set<String> rolesThatReachInOneStep(String target) {
    Set<String> found = new TreeSet<>();
    steps()
        .forEach(
            (from, targets) -> {
              if (targets.contains(target)) {
                found.add(from);
              }
            });
    return found;
  }

  private static Set<String> reachable(String from) {
    Map<String, Set<String>> steps = steps();
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      for (String next : steps.getOrDefault(open.pop(), Set.of())) {
        if (seen.add(next)) {
          open.push(next);
        }
      }
    }
    return seen;
  }

  /** From each role to those that it passes, or whose function or workflow it starts. */
  private static Map<String, Set<String>> steps() {
    Map<String, String> carriers = carriers();
    Map<String, Set<String>> steps = new LinkedHashMap<>();
    for (Role role : ROLES) {
      Set<String> targets = steps.computeIfAbsent(name(role), each -> new TreeSet<>());
      for (Role.Statement statement : role.statements()) {
        for (String resource : statement.resources()) {
          if (statement.actions().contains("iam:PassRole")) {
            targets.add(resource.replaceAll("/Resource$", ""));
          }
          if (statement.actions().contains("lambda:InvokeFunction")
              || statement.actions().contains("states:StartExecution")) {
            assertThat(carriers).as("what %s starts", role.path()).containsKey(key(resource));
            targets.add(carriers.get(key(resource)));
          }
        }
      }
    }
    return steps;
  }

  /** Role of each function, by its construct, and of each workflow, by the end of its name. */
  private static Map<String, String> carriers() {
    Map<String, String> roles = new TreeMap<>();
    STACK
        .ofType("AWS::Lambda::Function")
        .forEach(
            (id, function) ->
                roles.put(key(STACK.path(id)), roleOf(function.at("/Properties/Role"))));
    STACK
        .ofType("AWS::StepFunctions::StateMachine")
        .forEach(
            (id, machine) -> {
              String role = roleOf(machine.at("/Properties/RoleArn"));
              JsonNode parts = machine.at("/Properties/StateMachineName/Fn::Join/1");
              roles.put(parts.get(parts.size() - 1).asText(), role);
              roles.put(key(STACK.path(id)), role);
            });
    return roles;
  }

  private static String roleOf(JsonNode arn) {
    return STACK.path(arn.at("/Fn::GetAtt/0").asText()).replaceAll("/Resource$", "");
  }

  /** A construct's path without its last part, or the workflow's own name at the end of an ARN. */
  private static String key(String resource) {
    return resource.startsWith("arn:")
        ? resource.substring(resource.lastIndexOf('>') + 1)
        : resource
            .replaceAll("/(Resource|Function|StateMachine)$", "")
            .replaceAll("/Function$", "");
  }

  private static Role role(String path) {
    return ROLES.stream().filter(each -> name(each).equals(path)).findFirst().orElseThrow();
  }

  private static String name(Role role) {
    return role.path().replaceAll("/Resource$", "");
  }
}
