package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.rotation.SecretVault;
import com.paymentmigration.lambda.rotation.SecretVersions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets Manager; the service's own messages never repeat a secret's value. */
public final class SecretsManagerVault implements SecretVault {
  /** A replication channel stores no longer password (CHANGE REPLICATION SOURCE). */
  public static final long PASSWORD_LENGTH = 32;

  private static final String SUBJECT = "Secrets Manager";

  private final SecretsManagerClient client;

  /** Secrets by {@code client}. */
  public SecretsManagerVault(SecretsManagerClient client) {
    this.client = client;
  }

  @Override
  public SecretVersions versions(String secretId) {
    DescribeSecretResponse secret =
        Failures.translated(
            SUBJECT, () -> client.describeSecret(request -> request.secretId(secretId)));
    Map<String, Set<String>> stages = new TreeMap<>();
    secret
        .versionIdsToStages()
        .forEach((version, labels) -> stages.put(version, Set.copyOf(labels)));
    return new SecretVersions(Boolean.TRUE.equals(secret.rotationEnabled()), stages);
  }

  @Override
  public Optional<Credentials> read(String secretId, String label) {
    return value(secretId, request -> request.versionStage(label));
  }

  @Override
  public Optional<Credentials> readPending(String secretId, String version) {
    return value(
        secretId, request -> request.versionId(version).versionStage(SecretVersions.PENDING));
  }

  private Optional<Credentials> value(
      String secretId, Consumer<GetSecretValueRequest.Builder> which) {
    return Failures.translated(
        SUBJECT,
        () -> {
          try {
            String text =
                client
                    .getSecretValue(request -> which.accept(request.secretId(secretId)))
                    .secretString();
            return Optional.of(CredentialJson.parse(secretId, text));
          } catch (ResourceNotFoundException noValue) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void storePending(String secretId, String version, Credentials credential) {
    Failures.translated(
        SUBJECT,
        () ->
            client.putSecretValue(
                request ->
                    request
                        .secretId(secretId)
                        .clientRequestToken(version)
                        .secretString(CredentialJson.text(credential))
                        .versionStages(SecretVersions.PENDING)));
  }

  @Override
  public void makeCurrent(String secretId, String fromVersion, String toVersion) {
    Failures.translated(
        SUBJECT,
        () ->
            client.updateSecretVersionStage(
                request ->
                    request
                        .secretId(secretId)
                        .versionStage(SecretVersions.CURRENT)
                        .removeFromVersionId(fromVersion)
                        .moveToVersionId(toVersion)));
  }

  /** Letters and digits only: about 190 bits, and nothing to escape anywhere. */
  @Override
  public String newPassword() {
    return Failures.translated(
            SUBJECT,
            () ->
                client.getRandomPassword(
                    request ->
                        request
                            .passwordLength(PASSWORD_LENGTH)
                            .excludePunctuation(true)
                            .includeSpace(false)
                            .requireEachIncludedType(true)))
        .randomPassword();
  }
}
