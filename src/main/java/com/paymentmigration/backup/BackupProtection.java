package com.paymentmigration.backup;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.CfnBackupSelection;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * Backups of one environment (R7): encrypted vault, plan, selection, role and its managed policy.
 *
 * <p>Everything is kept {@value #RETENTION_DAYS} days. A daily snapshot of the cluster and the
 * tables, and a continuous backup, from which the cluster can be restored to any second; DynamoDB
 * has no continuous backup in AWS Backup, so that tables get a second snapshot at that hour (their
 * own point-in-time recovery reaches back 35 days).
 *
 * <p>Where the vault is retained, nobody can delete a recovery point or shorten its life before it
 * expires: whoever must, changes the vault's policy first, which is an event of its own in the
 * audit trail (PCI DSS 10.3.2; ransomware). Expiry by the plan's lifecycle is not affected.
 */
public final class BackupProtection extends Construct {
  /** Days that every recovery point is kept (R7). */
  public static final int RETENTION_DAYS = 7;

  /** Hour (UTC) of the daily snapshot: night in the Americas and in Europe. */
  private static final String DAILY_HOUR = "5";

  /**
   * Hour (UTC) of the other rule, half a day away: overlapping jobs of one resource are dropped.
   */
  private static final String CONTINUOUS_HOUR = "17";

  private final BackupVault vault;
  private final BackupPlan plan;
  private final CfnBackupSelection selection;

  /** Defines the backups. */
  public BackupProtection(Construct scope, String id, BackupProtectionProps props) {
    super(scope, id);
    vault =
        BackupVault.Builder.create(this, "Vault")
            .backupVaultName(props.vaultName())
            .encryptionKey(props.vaultKey())
            .removalPolicy(props.removalPolicy())
            .accessPolicy(accessPolicy(props.removalPolicy()))
            .build();
    plan =
        BackupPlan.Builder.create(this, "Plan")
            .backupPlanName(props.vaultName())
            .backupPlanRules(
                List.of(
                    rule("daily", DAILY_HOUR, false), rule("continuous", CONTINUOUS_HOUR, true)))
            .build();
    selection =
        CfnBackupSelection.Builder.create(this, "Selection")
            .backupPlanId(plan.getBackupPlanId())
            .backupSelection(
                CfnBackupSelection.BackupSelectionResourceTypeProperty.builder()
                    .selectionName(props.environment().key())
                    .iamRoleArn(role(props).getRoleArn())
                    .resources(props.resourceArns())
                    .build())
            .build();
  }

  /**
   * Begins to back up after {@code last}: while the stack is made no recovery point may come into
   * the vault, which could not be deleted with it if a later resource failed (ADR 0029).
   */
  public void beginAfter(IDependable last) {
    selection.getNode().addDependency(last);
  }

  /** Name of the vault: the dimension of its metrics. */
  public String vaultName() {
    return vault.getBackupVaultName();
  }

  /** ARN of the vault. */
  public String vaultArn() {
    return vault.getBackupVaultArn();
  }

  /** Id of the plan. */
  public String planId() {
    return plan.getBackupPlanId();
  }

  private BackupPlanRule rule(String name, String hour, boolean continuous) {
    return BackupPlanRule.Builder.create()
        .ruleName(name)
        .backupVault(vault)
        .scheduleExpression(Schedule.cron(CronOptions.builder().hour(hour).minute("0").build()))
        .startWindow(Duration.hours(1))
        .completionWindow(Duration.hours(4))
        .deleteAfter(Duration.days(RETENTION_DAYS))
        .enableContinuousBackup(continuous)
        .build();
  }

  private Role role(BackupProtectionProps props) {
    Role role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("backup.amazonaws.com"))
            .description("Backs up the " + props.environment().key() + " environment")
            .build();
    List<PolicyStatement> statements =
        new BackupStatements(Stack.of(this), props).all(vault.getBackupVaultArn());
    ManagedPolicy policy =
        ManagedPolicy.Builder.create(this, "Policy")
            .description("What a backup of this environment needs; no restore")
            .statements(statements)
            .build();
    BackupAcknowledgments.acknowledge(policy, statements);
    role.addManagedPolicy(policy);
    return role;
  }

  private static PolicyDocument accessPolicy(RemovalPolicy removalPolicy) {
    if (removalPolicy == RemovalPolicy.DESTROY) {
      return null;
    }
    return PolicyDocument.Builder.create()
        .statements(
            List.of(
                PolicyStatement.Builder.create()
                    .sid("RecoveryPointsLiveTheirTime")
                    .effect(Effect.DENY)
                    .principals(List.of(new AnyPrincipal()))
                    .actions(
                        List.of(
                            "backup:DeleteRecoveryPoint",
                            "backup:DisassociateRecoveryPoint",
                            "backup:UpdateRecoveryPointLifecycle"))
                    .resources(List.of("*"))
                    .build()))
        .build();
  }
}
