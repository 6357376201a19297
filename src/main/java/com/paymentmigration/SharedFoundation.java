package com.paymentmigration;

import com.paymentmigration.config.DeletionProtection;
import com.paymentmigration.config.DeploymentProfile;
import com.paymentmigration.config.LogRetention;
import com.paymentmigration.config.MigrationParameters;
import com.paymentmigration.config.RegionFacts;
import com.paymentmigration.credentials.DatabaseCredentials;
import com.paymentmigration.encryption.EncryptionKeys;
import com.paymentmigration.encryption.EncryptionKeysProps;
import com.paymentmigration.monitoring.OperatorTopic;
import com.paymentmigration.network.PaymentNetwork;
import com.paymentmigration.network.PaymentNetworkProps;
import com.paymentmigration.network.SecurityGroups;
import com.paymentmigration.network.SecurityGroupsProps;
import com.paymentmigration.network.VpcEndpoints;
import com.paymentmigration.network.VpcEndpointsProps;
import com.paymentmigration.session.SessionStore;
import com.paymentmigration.session.SessionStoreProps;
import com.paymentmigration.state.MigrationStateTable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What both environments share: keys, network, secrets, tables, topic. */
final class SharedFoundation {
  final DeploymentProfile profile;
  final MigrationParameters parameters;
  final RemovalPolicy removal;
  final RetentionDays logRetention;
  final EncryptionKeys keys;
  final PaymentNetwork network;
  final SecurityGroups groups;
  final VpcEndpoints endpoints;
  final DatabaseCredentials credentials;
  final SessionStore sessions;
  final MigrationStateTable state;
  final OperatorTopic topic;

  SharedFoundation(Stack stack, DeploymentProfile profile, MigrationParameters parameters) {
    this.profile = profile;
    this.parameters = parameters;
    removal = profile.retention().removal();
    logRetention = LogRetention.of(profile.retention().logDays());
    RegionFacts region = new RegionFacts(stack);
    keys = new EncryptionKeys(stack, "Keys", new EncryptionKeysProps(removal));
    network =
        new PaymentNetwork(
            stack,
            "Network",
            new PaymentNetworkProps(
                profile.network().vpcCidr(),
                parameters.zones(),
                keys.operations(),
                logRetention,
                removal));
    groups = securityGroups(stack, region);
    endpoints =
        new VpcEndpoints(
            stack,
            "Endpoints",
            new VpcEndpointsProps(network.vpc(), network.applicationSubnets(), groups.endpoints()));
    credentials = new DatabaseCredentials(stack, "Credentials", keys.secrets(), removal);
    DeletionProtection protection = parameters.deletionProtection();
    sessions =
        new SessionStore(
            stack, "Sessions", new SessionStoreProps(keys.sessions(), protection, removal));
    state = new MigrationStateTable(stack, "MigrationState", keys.sessions(), protection, removal);
    topic = new OperatorTopic(stack, "Operators", keys.operations(), parameters.alertEmail());
  }

  private SecurityGroups securityGroups(Stack stack, RegionFacts region) {
    return new SecurityGroups(
        stack,
        "SecurityGroups",
        new SecurityGroupsProps(
            network.vpc(),
            network.ranges(),
            network.natAddresses(),
            profile.traffic().internetFacing(),
            profile.traffic().clientCidrs(),
            profile.network().partnerCidrs(),
            profile.fleet().applicationPort(),
            profile.databaseSettings().port(),
            region.s3PrefixListId(),
            region.dynamoDbPrefixListId()));
  }
}
