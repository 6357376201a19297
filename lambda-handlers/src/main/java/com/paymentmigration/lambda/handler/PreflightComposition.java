package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.CloudFormationStack;
import com.paymentmigration.lambda.aws.CloudWatchAlarmReader;
import com.paymentmigration.lambda.aws.CloudWatchGuardParts;
import com.paymentmigration.lambda.aws.ElbTrafficControl;
import com.paymentmigration.lambda.aws.LiveSurroundings;
import com.paymentmigration.lambda.aws.SecretsManagerCredentials;
import com.paymentmigration.lambda.cutover.Preflight;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.rotation.AccountSecrets;
import com.paymentmigration.lambda.rotation.SecretVault;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Wires what {@link PreflightHandler} calls. */
final class PreflightComposition {
  private PreflightComposition() {}

  /** The use case that {@code variables} configure. */
  static Preflight of(Map<String, String> variables) {
    Timing timing = StateAccess.realTime();
    SecretVault vault = DatabaseAccess.vault();
    String blueGuard = Setting.BLUE_GUARD_ALARM.from(variables);
    String greenGuard = Setting.GREEN_GUARD_ALARM.from(variables);
    Map<DatabaseAccount, String> secrets = DatabaseAccess.secrets(variables);
    return new Preflight(
        DatabaseAccess.servers(variables, new SecretsManagerCredentials(vault, secrets)),
        StateAccess.writer(variables, timing),
        new LiveSurroundings(
            new CloudFormationStack(
                CallLimits.PATIENT.client(CloudFormationClient.builder()),
                Setting.STACK_ID.from(variables)),
            new CloudWatchAlarmReader(
                CallLimits.PATIENT.client(CloudWatchClient.builder()), blueGuard, greenGuard),
            new CloudWatchGuardParts(
                CallLimits.PATIENT.client(CloudWatchClient.builder()), blueGuard, greenGuard),
            new ElbTrafficControl(
                CallLimits.PATIENT.client(ElasticLoadBalancingV2Client.builder()),
                Setting.WEIGHTED_RULE_ARN.from(variables),
                Setting.BLUE_TARGET_GROUP_ARN.from(variables),
                Setting.GREEN_TARGET_GROUP_ARN.from(variables)),
            vault,
            new AccountSecrets(secrets)),
        ProofAccess.records(variables),
        timing);
  }
}
