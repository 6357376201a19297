package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** Settings of Systems Manager, EC2 and CloudWatch Logs. */
record AwsSettings(
    Supplier<SsmClient> ssm, Supplier<Ec2Client> ec2, Supplier<CloudWatchLogsClient> logs)
    implements Settings {
  @Override
  public Optional<String> parameter(String name) {
    try {
      return Optional.of(ssm.get().getParameter(r -> r.name(name)).parameter().value());
    } catch (ParameterNotFoundException none) {
      return Optional.empty();
    }
  }

  @Override
  public String blockedPublicAccess() {
    return ec2.get()
        .describeVpcBlockPublicAccessOptions(r -> {})
        .vpcBlockPublicAccessOptions()
        .internetGatewayBlockModeAsString();
  }

  @Override
  public List<String> logPolicies() {
    List<String> names = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      var page = logs.get().describeResourcePolicies(r -> r.nextToken(from));
      page.resourcePolicies().forEach(policy -> names.add(policy.policyName()));
      token = page.nextToken();
    } while (token != null);
    return names;
  }
}
