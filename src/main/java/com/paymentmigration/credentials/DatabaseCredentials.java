package com.paymentmigration.credentials;

import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretAttributes;
import software.constructs.Construct;

/**
 * Four secrets, one for each {@link DatabaseAccount}: a user name that the design fixes and a
 * generated password, encrypted with the customer key of secrets (C1, C2).
 *
 * <p>Defines four {@code AWS::SecretsManager::Secret} and nothing else: neither a {@code
 * SecretTargetAttachment} nor a resource policy, which have no drift support (decisions 6 and 7);
 * who may read a secret is said by the roles' policies. {@link CredentialRotation} rotates them.
 *
 * <p>L1, because the L2 would write statements into the key's policy that nobody asked for.
 */
public final class DatabaseCredentials extends Construct {
  /**
   * Length of generated passwords, in characters: the longest that a replication channel stores.
   */
  public static final int PASSWORD_LENGTH = 32;

  private final Map<DatabaseAccount, ISecret> secrets = new EnumMap<>(DatabaseAccount.class);
  private final IKey key;

  /**
   * Defines the secrets.
   *
   * @param key customer key of secrets
   * @param removalPolicy what becomes of the secrets when the stack is deleted
   */
  public DatabaseCredentials(Construct scope, String id, IKey key, RemovalPolicy removalPolicy) {
    super(scope, id);
    this.key = key;
    for (DatabaseAccount account : DatabaseAccount.values()) {
      secrets.put(account, secret(account, removalPolicy));
    }
  }

  /** Secret of the clusters' master user. */
  public ISecret admin() {
    return of(DatabaseAccount.ADMIN);
  }

  /** Secret of the replication channels. */
  public ISecret replicator() {
    return of(DatabaseAccount.REPLICATOR);
  }

  /** Secret of the account that applications use while {@code side} is the writer. */
  public ISecret application(Environment side) {
    return of(DatabaseAccount.application(side));
  }

  /** Secret of {@code account}. */
  public ISecret of(DatabaseAccount account) {
    return secrets.get(account);
  }

  /** Key of all four. */
  public IKey key() {
    return key;
  }

  /** ARNs of all four, in the order of the accounts. */
  public List<String> arns() {
    return Collections.unmodifiableMap(secrets).values().stream()
        .map(ISecret::getSecretArn)
        .toList();
  }

  private ISecret secret(DatabaseAccount account, RemovalPolicy removalPolicy) {
    CfnSecret secret =
        CfnSecret.Builder.create(this, ConstructIds.of(account))
            .description("Payment migration: database account " + account.username())
            .kmsKeyId(key.getKeyArn())
            .generateSecretString(
                CfnSecret.GenerateSecretStringProperty.builder()
                    .secretStringTemplate("{\"username\":\"" + account.username() + "\"}")
                    .generateStringKey("password")
                    .passwordLength(PASSWORD_LENGTH)
                    // Letters and digits need no escaping in SQL, JSON or a procedure call.
                    .excludePunctuation(true)
                    .includeSpace(false)
                    .requireEachIncludedType(true)
                    .build())
            .build();
    secret.applyRemovalPolicy(removalPolicy);
    return Secret.fromSecretAttributes(
        this,
        ConstructIds.of(account) + "Reference",
        SecretAttributes.builder().secretCompleteArn(secret.getRef()).encryptionKey(key).build());
  }
}
