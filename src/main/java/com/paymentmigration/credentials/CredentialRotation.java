package com.paymentmigration.credentials;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.function.MigrationFunctionProps;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.handler.RotationHandler;
import com.paymentmigration.lambda.handler.Setting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * Rotates the four secrets of {@link DatabaseCredentials}: one function, Secrets Manager's
 * permission to call it, and a schedule each.
 *
 * <p>L1 schedules and permission: the L2 makes a cycle of key, role, policy and key (ADR 0022).
 *
 * <p>{@code RotateImmediatelyOnUpdate} is true, and said so. The first rotation is what creates
 * {@code replicator} and the application's accounts; with false they would be missing until the
 * first window, up to {@link CredentialRotationProps#days} days later, and the trial that Secrets
 * Manager makes instead (the step testSecret alone) could only fail, because the accounts do not
 * exist yet. It also retires the passwords made at deployment at once (PCI DSS v4.0.1, 8.3.5). The
 * price: a later change of a schedule rotates too, and is refused while a run is under way.
 */
public final class CredentialRotation extends Construct {
  /**
   * Longest duration of one step, in seconds: a minute for another rotation's lease, a minute for
   * the standby, twice ten seconds for the replication channel, the rest for a cold start.
   */
  static final int TIMEOUT_SECONDS = 300;

  private static final int MEMORY_MEGABYTES = 1024;

  private final MigrationFunction function;
  private final List<CfnRotationSchedule> schedules = new ArrayList<>();

  /** Defines function, permission and schedules. */
  public CredentialRotation(Construct scope, String id, CredentialRotationProps props) {
    super(scope, id);
    function =
        new MigrationFunction(
            this,
            "RotationFunction",
            new MigrationFunctionProps(
                props.platform(),
                RotationHandler.class,
                "Rotates the database credentials",
                TIMEOUT_SECONDS,
                MEMORY_MEGABYTES,
                true,
                settings(props),
                RotationStatements.of(props),
                List.of(RotationStatements.MAKE_PASSWORDS)));
    CfnPermission permission =
        CfnPermission.Builder.create(this, "Permission")
            .action("lambda:InvokeFunction")
            .functionName(function.arn())
            .principal("secretsmanager.amazonaws.com")
            .sourceAccount(Aws.ACCOUNT_ID)
            .build();
    for (DatabaseAccount account : DatabaseAccount.values()) {
      CfnRotationSchedule schedule = schedule(account, props);
      schedule.getNode().addDependency(permission);
      schedules.add(schedule);
    }
  }

  /**
   * Lets the first rotation wait for what it needs: both clusters with their instances, and the VPC
   * endpoints.
   */
  public void scheduleAfter(List<? extends IDependable> needed) {
    for (CfnRotationSchedule schedule : schedules) {
      needed.forEach(schedule.getNode()::addDependency);
    }
  }

  /** Name of the function: the dimension of the metrics that tell failed rotations. */
  public String functionName() {
    return function.name();
  }

  /** The function. */
  public MigrationFunction function() {
    return function;
  }

  private CfnRotationSchedule schedule(DatabaseAccount account, CredentialRotationProps props) {
    return CfnRotationSchedule.Builder.create(this, ConstructIds.of(account) + "Schedule")
        .secretId(props.credentials().of(account).getSecretArn())
        .rotationLambdaArn(function.arn())
        .rotateImmediatelyOnUpdate(true)
        .rotationRules(
            CfnRotationSchedule.RotationRulesProperty.builder()
                .automaticallyAfterDays(props.days())
                .build())
        .build();
  }

  private static Map<Setting, String> settings(CredentialRotationProps props) {
    DatabaseCredentials credentials = props.credentials();
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.STACK_ID, Aws.STACK_ID);
    settings.put(Setting.STATE_TABLE, props.state().tableName());
    settings.put(Setting.BLUE_CLUSTER_ENDPOINT, props.clusters().blueEndpoint());
    settings.put(Setting.GREEN_CLUSTER_ENDPOINT, props.clusters().greenEndpoint());
    settings.put(Setting.DATABASE_PORT, Integer.toString(props.clusters().port()));
    settings.put(Setting.DATABASE_NAME, props.clusters().schema());
    settings.put(Setting.ADMIN_SECRET_ARN, credentials.admin().getSecretArn());
    settings.put(Setting.REPLICATOR_SECRET_ARN, credentials.replicator().getSecretArn());
    settings.put(
        Setting.BLUE_APPLICATION_SECRET_ARN,
        credentials.application(Environment.BLUE).getSecretArn());
    settings.put(
        Setting.GREEN_APPLICATION_SECRET_ARN,
        credentials.application(Environment.GREEN).getSecretArn());
    return settings;
  }
}
