package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What an L2 construct would have granted to the role it received, and what {@code
 * withoutPolicyUpdates()} drops silently, stands in the role's own policy (ADR 0022).
 */
class DroppedGrantsTest {
  private static final List<Role> EXPLICIT = Role.of(WholeStack.selected());
  private static final Map<String, List<Role.Statement>> DROPPED =
      Role.inline(WholeStack.withGrants());
  private static final ArnSpelling ARNS = ArnSpelling.of(WholeStack.withGrants());

  @Test
  void theDeployedTemplateHasNoneOfThem() {
    assertThat(Role.inline(WholeStack.selected())).isEmpty();
  }

  @Test
  void everyWorkflowIsGrantedSomethingByItsConstruct() {
    assertThat(DROPPED.keySet())
        .contains(
            "MigrationWorkflow/Workflow/Role/Resource",
            "RollbackWorkflow/Workflow/Role/Resource",
            "ValidationWorkflow/Workflow/Role/Resource");
  }

  @Test
  void everyDroppedGrantStandsInTheExplicitPolicyOfItsRole() {
    List<String> missing = new ArrayList<>();
    DROPPED.forEach(
        (path, statements) ->
            statements.forEach(statement -> missing.addAll(notCovered(role(path), statement))));

    assertThat(missing).isEmpty();
  }

  @Test
  void aGrantThatNobodyWroteDownIsReported() {
    Role workflow = role("MigrationWorkflow/Workflow/Role/Resource");
    Role.Statement foreign =
        new Role.Statement(
            "", List.of("sqs:SendMessage"), List.of("Queue/Resource"), MissingNode.getInstance());

    assertThat(notCovered(workflow, foreign))
        .containsExactly(workflow.path() + ": sqs:SendMessage on Queue/Resource");
  }

  private static Role role(String path) {
    return EXPLICIT.stream().filter(role -> role.path().equals(path)).findFirst().orElseThrow();
  }

  private static List<String> notCovered(Role role, Role.Statement dropped) {
    List<String> missing = new ArrayList<>();
    for (String action : dropped.actions()) {
      for (String resource : dropped.resources()) {
        if (!covers(role, action, ARNS.canonical(resource), dropped.condition())) {
          missing.add(role.path() + ": " + action + " on " + resource);
        }
      }
    }
    return missing;
  }

  /** A condition of ours that the construct's grant has not could refuse what it would allow. */
  private static boolean covers(Role role, String action, String resource, JsonNode condition) {
    return role.statements().stream()
        .filter(statement -> statement.actions().contains(action))
        .filter(statement -> notNarrower(statement.condition(), condition))
        .flatMap(statement -> statement.resources().stream())
        .anyMatch(ours -> ours.equals("*") || ARNS.canonical(ours).equals(resource));
  }

  private static boolean notNarrower(JsonNode ours, JsonNode dropped) {
    return ours.isMissingNode()
        || ours.equals(dropped)
        // What equals a text matches it as a pattern too.
        || (ours.size() == 1
            && dropped.size() == 1
            && ours.path("ArnLike").equals(dropped.path("StringEquals")));
  }
}
