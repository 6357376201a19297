package com.paymentmigration.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.config.DeletionProtection;
import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.TestStacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;

class SessionStoreTest {
  private final Stack stack = TestStacks.stack();

  private SessionStore store(DeletionProtection protection, RemovalPolicy removalPolicy) {
    Key key = Key.Builder.create(stack, "Key").enableKeyRotation(true).build();
    return new SessionStore(
        stack, "Sessions", new SessionStoreProps(key, protection, removalPolicy));
  }

  private Template template() {
    store(
        TestStacks.parameters(stack).deletionProtection(),
        RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return Template.fromStack(stack);
  }

  @Test
  void aProtectedTableSurvivesTheStack() {
    template()
        .hasResource(
            "AWS::DynamoDB::Table",
            Match.objectLike(
                Map.of(
                    "DeletionPolicy",
                    "RetainExceptOnCreate",
                    "UpdateReplacePolicy",
                    "Retain",
                    "Properties",
                    Match.objectLike(
                        Map.of(
                            "DeletionProtectionEnabled",
                            Map.of("Fn::If", List.of("Protected", true, false)))))));
  }

  @Test
  void aTableOfADevelopmentProfileGoesWithTheStack() {
    store(DeletionProtection.never(), RemovalPolicy.DESTROY);

    Template.fromStack(stack)
        .hasResource(
            "AWS::DynamoDB::Table",
            Match.objectLike(
                Map.of(
                    "DeletionPolicy",
                    "Delete",
                    "Properties",
                    Match.objectLike(Map.of("DeletionProtectionEnabled", false)))));
  }

  @Test
  void theApplicationUsesSingleSessionsAndCannotListThem() {
    List<String> actions =
        store(DeletionProtection.never(), RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .accessStatements()
            .stream()
            .map(PolicyStatement::getActions)
            .flatMap(List::stream)
            .toList();

    assertThat(actions)
        .contains("dynamodb:GetItem", "dynamodb:PutItem", "kms:Decrypt")
        .doesNotContain("dynamodb:Scan", "dynamodb:Query")
        .noneMatch(action -> action.contains("*"));
  }

  @Test
  void itDrawsNoFinding() {
    template();

    assertThat(NagFindings.of(stack)).isEmpty();
  }
}
