package com.paymentmigration.credentials;

import com.paymentmigration.config.DeletionProtection;
import com.paymentmigration.state.MigrationStateTable;
import com.paymentmigration.testsupport.TestFunctions;
import com.paymentmigration.testsupport.TestStacks;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.Key;

/** Secrets and their rotation in a small stack. */
final class CredentialsFixture {
  static final int DAYS = 30;

  final Stack stack = TestStacks.stack();
  final Key secretsKey = new Key(stack, "SecretsKey");
  final DatabaseCredentials credentials =
      new DatabaseCredentials(
          stack, "DatabaseCredentials", secretsKey, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);

  private final CredentialRotationProps props =
      new CredentialRotationProps(
          new TestFunctions(stack).platform(),
          credentials,
          new RotatedClusters("blue.example", "green.example", 3307, "payments"),
          new MigrationStateTable(
              stack,
              "MigrationState",
              new Key(stack, "StateKey"),
              DeletionProtection.never(),
              RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE),
          DAYS);

  CredentialRotationProps props() {
    return props;
  }

  CredentialRotation rotation() {
    return new CredentialRotation(stack, "CredentialRotation", props);
  }
}
