package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every role may do what is listed in docs/iam.md and nothing else. */
class LeastPrivilegeTest {
  private static final WholeStack STACK = WholeStack.selected();
  private static final List<Role> ROLES = Role.of(STACK);

  @Test
  void everyRoleIsAssumedByOneService() {
    assertThat(ROLES)
        .isNotEmpty()
        .allSatisfy(
            role ->
                assertThat(role.services()).singleElement().asString().endsWith(".amazonaws.com"));
  }

  @Test
  void onlyTheReconcileFunctionUpdatesTheStack() {
    assertThat(ROLES)
        .filteredOn(role -> role.allows("cloudformation:UpdateStack"))
        .singleElement()
        .satisfies(role -> assertThat(role.path()).contains("ReconcileFunction"));
  }

  @Test
  void theReconcileFunctionPassesTheNarrowRoleAndNoOther() {
    List<Role.Statement> passing = statementsWith("iam:PassRole");

    assertThat(passing)
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.resources()).containsExactly("ReconcileRole/Role/Resource");
              assertThat(statement.condition().toString())
                  .contains("\"iam:PassedToService\":\"cloudformation.amazonaws.com\"");
            });
  }

  @Test
  void theStackIsUpdatedOnlyWhileTheNarrowRoleIsPassed() {
    assertThat(statementsWith("cloudformation:UpdateStack"))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement.condition().at("/StringEquals/cloudformation:RoleArn"))
                    .isNotEmpty());
  }

  @Test
  void theNarrowRoleChangesTheWeightedRuleAndNothingElse() {
    Role narrow =
        ROLES.stream()
            .filter(role -> role.path().startsWith("ReconcileRole"))
            .findFirst()
            .orElseThrow();
    List<String> changing = new ArrayList<>();
    for (Role.Statement statement : narrow.statements()) {
      if (!statement.resources().contains("*")) {
        assertThat(statement.resources()).hasSize(1);
        changing.addAll(statement.actions());
      } else {
        assertThat(statement.actions()).allMatch(action -> action.contains(":Describe"));
      }
    }

    assertThat(changing)
        .containsExactlyInAnyOrder(
            "elasticloadbalancing:ModifyRule", "elasticloadbalancing:SetRulePriorities");
    assertThat(narrow.services()).containsExactly("cloudformation.amazonaws.com");
  }

  @Test
  void noRoleCanWidenItsOwnPower() {
    assertThat(ROLES)
        .flatExtracting(Role::statements)
        .flatExtracting(Role.Statement::actions)
        .noneMatch(
            action ->
                (action.startsWith("iam:") && !action.equals("iam:PassRole"))
                    || action.startsWith("sts:AssumeRole")
                    || action.startsWith("lambda:Update")
                    || action.startsWith("states:Update"));
  }

  @Test
  void noInstanceReadsAnAdministratorsSecret() {
    assertThat(ROLES)
        .filteredOn(role -> role.services().contains("ec2.amazonaws.com"))
        .isNotEmpty()
        .allSatisfy(
            role ->
                assertThat(role.statements())
                    .filteredOn(
                        statement -> statement.actions().contains("secretsmanager:GetSecretValue"))
                    .flatExtracting(Role.Statement::resources)
                    .noneMatch(resource -> resource.contains("Admin"))
                    .noneMatch(resource -> resource.contains("Replicator")));
  }

  /** Neither an action without its reason, nor a permission of the rule that no role needs. */
  @Test
  void everyActionOnEverythingIsNamedByTheRuleWithReasonAndSource() {
    List<String> named = new ArrayList<>();
    for (UnscopedActions group : UnscopedActions.ofTheRule()) {
      assertThat(group.reason()).hasSizeGreaterThan(20);
      assertThat(group.source()).startsWith("https://docs.aws.amazon.com/");
      named.addAll(group.actions());
    }

    assertThat(ROLES)
        .flatExtracting(Role::statements)
        .filteredOn(statement -> statement.resources().contains("*"))
        .flatExtracting(Role.Statement::actions)
        .containsAll(named)
        .isSubsetOf(named);
  }

  @Test
  void theDocumentListsEveryActionOnEverything() {
    StringBuilder table = new StringBuilder("| actions | why on `*` | source |\n|---|---|---|\n");
    for (UnscopedActions group : UnscopedActions.ofTheRule()) {
      table
          .append("| ")
          .append(String.join(", ", group.actions()))
          .append(" | ")
          .append(group.reason())
          .append(" | ")
          .append(group.source())
          .append(" |\n");
    }

    assertThat(new GeneratedSection("docs/iam.md", "unscoped").committed(table.toString()))
        .isEqualTo(table.toString());
  }

  @Test
  void theDocumentListsEveryRoleActionAndResource() {
    String table = table();

    assertThat(new GeneratedSection("docs/iam.md", "roles").committed(table)).isEqualTo(table);
  }

  private static List<Role.Statement> statementsWith(String action) {
    return ROLES.stream()
        .flatMap(role -> role.statements().stream())
        .filter(statement -> statement.actions().contains(action))
        .toList();
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder(
            "| role | assumed by | actions | resources | condition |\n|---|---|---|---|---|\n");
    int unscoped = 0;
    int total = 0;
    for (Role role : ROLES) {
      for (Role.Statement statement : role.statements()) {
        total++;
        unscoped += statement.resources().contains("*") ? 1 : 0;
        table
            .append("| ")
            .append(role.path().replace("/Resource", ""))
            .append(" | ")
            .append(String.join(", ", role.services()).replace(".amazonaws.com", ""))
            .append(" | ")
            .append(String.join(", ", statement.actions()))
            .append(" | ")
            .append(String.join(", ", statement.resources()).replace("/Resource", ""))
            .append(" | ")
            .append(statement.condition().isMissingNode() ? "" : "yes")
            .append(" |\n");
      }
    }
    return table
        .append("\nStatements: ")
        .append(total)
        .append(", of them on `*`: ")
        .append(unscoped)
        .append(".\n")
        .toString();
  }
}
