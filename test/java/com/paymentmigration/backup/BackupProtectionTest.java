package com.paymentmigration.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.Resources;
import com.paymentmigration.testsupport.TestStacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;

class BackupProtectionTest {
  private static final String CLUSTER = "arn:aws:rds:us-east-1:111122223333:cluster:payments-blue";
  private static final String TABLE = "arn:aws:dynamodb:us-east-1:111122223333:table/sessions";
  private final Stack stack = TestStacks.stack();

  private Template template(List<String> tables, RemovalPolicy removalPolicy) {
    new BackupProtection(
        stack,
        "Backup",
        new BackupProtectionProps(
            Environment.BLUE,
            "dev-payment-a1b2c3d4",
            "dev-payment-a1b2c3d4-blue",
            key("VaultKey"),
            CLUSTER,
            key("ClusterKey"),
            tables,
            key("TableKey"),
            removalPolicy));
    return Template.fromStack(stack);
  }

  private Template template() {
    return template(List.of(TABLE), RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  }

  private IKey key(String id) {
    return Key.Builder.create(stack, id).enableKeyRotation(true).build();
  }

  private static List<Map<String, Object>> statements(Template template) {
    return Resources.of(template).propertiesOf("AWS::IAM::ManagedPolicy").values().stream()
        .flatMap(policy -> Resources.statements(policy.get("PolicyDocument")).stream())
        .toList();
  }

  @Test
  void nobodyDeletesARecoveryPointOfARetainedVault() {
    template()
        .hasResource(
            "AWS::Backup::BackupVault",
            Match.objectLike(
                Map.of(
                    "DeletionPolicy",
                    "RetainExceptOnCreate",
                    "Properties",
                    Match.objectLike(
                        Map.of(
                            "AccessPolicy",
                            Match.objectLike(
                                Map.of(
                                    "Statement",
                                    List.of(
                                        Match.objectLike(
                                            Map.of(
                                                "Effect",
                                                "Deny",
                                                "Principal",
                                                Map.of("AWS", "*"),
                                                "Action",
                                                List.of(
                                                    "backup:DeleteRecoveryPoint",
                                                    "backup:DisassociateRecoveryPoint",
                                                    "backup:UpdateRecoveryPointLifecycle")))))))))));
  }

  @Test
  void aVaultThatGoesWithTheStackCanBeEmptied() {
    template(List.of(TABLE), RemovalPolicy.DESTROY)
        .hasResource(
            "AWS::Backup::BackupVault",
            Match.objectLike(
                Map.of(
                    "DeletionPolicy",
                    "Delete",
                    "Properties",
                    Match.objectLike(Map.of("AccessPolicy", Match.absent())))));
  }

  @Test
  void anEnvironmentWithoutTablesHasNoPermissionOnAny() {
    assertThat(statements(template(List.of(), RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)).toString())
        .doesNotContain("dynamodb");
  }

  @Test
  void grantsAreForServicesOnly() {
    assertThat(
            statements(template()).stream()
                .filter(statement -> "kms:CreateGrant".equals(statement.get("Action")))
                .map(statement -> statement.get("Condition")))
        .containsExactly(Map.of("Bool", Map.of("kms:GrantIsForAWSResource", "true")));
  }

  @Test
  void aTableOfTheSameStackIsAcknowledgedByItsReference() {
    Table table =
        Table.Builder.create(stack, "Sessions")
            .partitionKey(Attribute.builder().name("id").type(AttributeType.STRING).build())
            .build();
    template(List.of(table.getTableArn()), RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);

    assertThat(NagFindings.of(stack.getNode().findChild("Backup"))).isEmpty();
  }

  @Test
  void itDrawsNoFindingThatIsNotAcknowledgedOnTheExactResource() {
    template();

    assertThat(NagFindings.of(stack)).isEmpty();
  }
}
