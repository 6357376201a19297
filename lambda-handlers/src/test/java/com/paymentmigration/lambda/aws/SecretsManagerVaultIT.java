package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.rotation.SecretVersions;
import com.paymentmigration.lambda.testmoto.MotoServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SecretsManagerVaultIT {
  private static final String TOKEN = "11111111-2222-4333-8444-555555555555";
  private static final Credentials OLD = new Credentials("replicator", "old");
  private static final Credentials NEW = new Credentials("replicator_twin", "new");

  private static MotoServer moto;
  private static SecretsManagerClient client;

  private SecretsManagerVault vault;
  private String secretId;
  private String oldVersion;

  @BeforeAll
  static void start() {
    moto = MotoServer.start();
    client = CallLimits.PATIENT.client(moto.configure(SecretsManagerClient.builder()));
  }

  @AfterAll
  static void stop() {
    client.close();
    moto.close();
  }

  @BeforeEach
  void aSecret() {
    moto.reset();
    vault = new SecretsManagerVault(client);
    var created =
        client.createSecret(
            request -> request.name("replicator").secretString(CredentialJson.text(OLD)));
    secretId = created.arn();
    oldVersion = created.versionId();
  }

  @Test
  void theCurrentCredentialIsRead() {
    assertThat(vault.read(secretId, SecretVersions.CURRENT)).contains(OLD);
  }

  @Test
  void aLabelThatNoVersionCarriesIsEmpty() {
    assertThat(vault.read(secretId, SecretVersions.PENDING)).isEmpty();
  }

  @Test
  void aStoredCredentialIsPendingAndTheCurrentOneStays() {
    vault.storePending(secretId, TOKEN, NEW);
    assertThat(vault.readPending(secretId, TOKEN)).contains(NEW);
    assertThat(vault.read(secretId, SecretVersions.CURRENT)).contains(OLD);
    assertThat(vault.rotationPending(secretId)).isTrue();
  }

  @Test
  void storingTheSameValueTwiceIsNoFailure() {
    vault.storePending(secretId, TOKEN, NEW);
    vault.storePending(secretId, TOKEN, NEW);
    assertThat(vault.readPending(secretId, TOKEN)).contains(NEW);
  }

  @Test
  void theLabelMovesAndTheOldVersionIsPrevious() {
    vault.storePending(secretId, TOKEN, NEW);
    vault.makeCurrent(secretId, oldVersion, TOKEN);
    assertThat(vault.read(secretId, SecretVersions.CURRENT)).contains(NEW);
    assertThat(vault.read(secretId, SecretVersions.PREVIOUS)).contains(OLD);
    assertThat(vault.versions(secretId).has(TOKEN, SecretVersions.CURRENT)).isTrue();
    assertThat(vault.rotationPending(secretId)).isFalse();
  }

  @Test
  void aSecretWithoutAScheduleSaysSo() {
    assertThat(vault.versions(secretId).rotationEnabled()).isFalse();
  }

  @Test
  void aSecretThatDoesNotExistIsAFailureThatIsNotRetried() {
    assertThatThrownBy(() -> vault.versions("missing"))
        .isExactlyInstanceOf(MigrationException.class)
        .hasMessageContaining("Secrets Manager");
  }

  @Test
  void newPasswordsAreLettersAndDigitsOfTheLengthThatAChannelStores() {
    String password = vault.newPassword();
    assertThat(password).hasSize(32).matches("[A-Za-z0-9]+").isNotEqualTo(vault.newPassword());
  }
}
