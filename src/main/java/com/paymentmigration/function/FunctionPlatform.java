package com.paymentmigration.function;

import com.paymentmigration.config.DeletionProtection;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What all functions share.
 *
 * @param code the handlers' asset: classes at the root, libraries in {@code lib}
 * @param vpc network of the functions; none runs outside it (C4)
 * @param subnets private subnets with a route to the interface endpoints
 * @param securityGroup group of functions that do not reach the databases
 * @param databaseSecurityGroup group of functions that do
 * @param logKey key of log groups and environment variables
 * @param logRetention how long logs are kept
 * @param removalPolicy what happens to log groups when the stack goes
 * @param protection whether log groups refuse to be deleted: they hold the copies of audit events
 */
public record FunctionPlatform(
    Code code,
    IVpc vpc,
    SubnetSelection subnets,
    ISecurityGroup securityGroup,
    ISecurityGroup databaseSecurityGroup,
    IKey logKey,
    RetentionDays logRetention,
    RemovalPolicy removalPolicy,
    DeletionProtection protection) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public FunctionPlatform {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(vpc, "vpc");
    Objects.requireNonNull(subnets, "subnets");
    Objects.requireNonNull(securityGroup, "securityGroup");
    Objects.requireNonNull(databaseSecurityGroup, "databaseSecurityGroup");
    Objects.requireNonNull(logKey, "logKey");
    Objects.requireNonNull(logRetention, "logRetention");
    Objects.requireNonNull(removalPolicy, "removalPolicy");
    Objects.requireNonNull(protection, "protection");
  }

  List<ISecurityGroup> securityGroups(boolean reachesDatabases) {
    return List.of(reachesDatabases ? databaseSecurityGroup : securityGroup);
  }
}
