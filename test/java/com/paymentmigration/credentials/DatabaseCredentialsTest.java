package com.paymentmigration.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.aws.SecretsManagerVault;
import com.paymentmigration.lambda.domain.DatabaseAccount;
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
import software.amazon.awscdk.services.kms.Key;

class DatabaseCredentialsTest {
  private final Stack stack = TestStacks.stack();
  private final Template template = template();

  private Template template() {
    new DatabaseCredentials(
        stack,
        "DatabaseCredentials",
        new Key(stack, "SecretsKey"),
        RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return Template.fromStack(stack);
  }

  @Test
  void thereIsOneSecretForEachAccountAndNothingElse() {
    assertThat(Resources.of(template).countByType())
        .containsExactly(
            Map.entry("AWS::KMS::Key", 1),
            Map.entry("AWS::SecretsManager::Secret", DatabaseAccount.values().length));
  }

  @Test
  void everyAccountHasASecretWithItsUserName() {
    List<Object> usernames =
        Resources.of(template).propertiesOf("AWS::SecretsManager::Secret").values().stream()
            .map(secret -> Resources.map(secret.get("GenerateSecretString")))
            .map(generated -> generated.get("SecretStringTemplate"))
            .toList();
    assertThat(usernames)
        .containsExactlyInAnyOrder(
            "{\"username\":\"admin\"}",
            "{\"username\":\"replicator\"}",
            "{\"username\":\"payment_app_blue\"}",
            "{\"username\":\"payment_app_green\"}");
  }

  @Test
  void passwordsNeedNoEscapingAnywhere() {
    template.allResourcesProperties(
        "AWS::SecretsManager::Secret",
        Match.objectLike(
            Map.of(
                "GenerateSecretString",
                Match.objectLike(
                    Map.of(
                        "ExcludePunctuation", true,
                        "IncludeSpace", false,
                        "RequireEachIncludedType", true,
                        "GenerateStringKey", "password")))));
  }

  @Test
  void aGeneratedPasswordIsAsLongAsARotatedOne() {
    assertThat(DatabaseCredentials.PASSWORD_LENGTH).isEqualTo(SecretsManagerVault.PASSWORD_LENGTH);
    template.allResourcesProperties(
        "AWS::SecretsManager::Secret",
        Match.objectLike(
            Map.of("GenerateSecretString", Match.objectLike(Map.of("PasswordLength", 32)))));
  }

  @Test
  void everySecretIsEncryptedWithTheCustomerKey() {
    template.allResourcesProperties(
        "AWS::SecretsManager::Secret",
        Match.objectLike(
            Map.of("KmsKeyId", Match.objectLike(Map.of("Fn::GetAtt", Match.anyValue())))));
  }

  @Test
  void secretsSurviveTheStackWhereTheProfileRetains() {
    template.allResources(
        "AWS::SecretsManager::Secret",
        Match.objectLike(
            Map.of("DeletionPolicy", "RetainExceptOnCreate", "UpdateReplacePolicy", "Retain")));
  }

  @Test
  void logicalIdsOfTheSecretsNeverChange() {
    assertThat(Resources.of(template).ofType("AWS::SecretsManager::Secret").keySet())
        .containsExactly(
            "DatabaseCredentialsAdmin9605F5A4",
            "DatabaseCredentialsPaymentAppBlue6751163F",
            "DatabaseCredentialsPaymentAppGreen8CC39D37",
            "DatabaseCredentialsReplicatorBA99B71B");
  }

  @Test
  void theSecretsKeysPolicyIsLeftAlone() {
    assertThat(Resources.of(template).propertiesOf("AWS::KMS::Key").values())
        .allSatisfy(key -> assertThat(Resources.statements(key.get("KeyPolicy"))).hasSize(1));
  }

  @Test
  void withARotationNoFindingIsLeft() {
    CredentialsFixture fixture = new CredentialsFixture();
    fixture.rotation();
    assertThat(NagFindings.of(fixture.credentials)).isEmpty();
  }
}
