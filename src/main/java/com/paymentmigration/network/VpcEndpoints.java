package com.paymentmigration.network;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpoint;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpoint;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * Traffic to AWS APIs stays in the network (C4): gateway endpoints for S3 and DynamoDB, an
 * interface endpoint for every other API that a function or an instance calls.
 *
 * <p>Every private route table knows the gateways, those of the isolated data subnets too: no S3 or
 * DynamoDB traffic may ever look for another way. Interface endpoints answer to the API's public
 * name (private DNS), so callers need no setting. Every endpoint has a policy ({@link
 * EndpointPolicies}); none is left at the default, which allows everything.
 */
public final class VpcEndpoints extends Construct {
  private static final SubnetSelection DATA_SUBNETS =
      SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();

  /** Defines the endpoints. */
  public VpcEndpoints(Construct scope, String id, VpcEndpointsProps props) {
    super(scope, id);
    Stack stack = Stack.of(this);
    EndpointPolicies policies = new EndpointPolicies(stack);
    gateway("S3", GatewayVpcEndpointAwsService.S3, props, policies.s3());
    gateway(
        "DynamoDb", GatewayVpcEndpointAwsService.DYNAMODB, props, List.of(policies.ownTables()));
    for (EndpointService service : EndpointService.values()) {
      InterfaceVpcEndpoint endpoint =
          InterfaceVpcEndpoint.Builder.create(this, service.id())
              .vpc(props.vpc())
              .service(service.in(stack.getRegion()))
              .subnets(props.subnets())
              .securityGroups(List.of(props.securityGroup()))
              .open(false)
              .privateDnsEnabled(true)
              .build();
      policies.ownPrincipals(service).forEach(endpoint::addToPolicy);
    }
  }

  private void gateway(
      String id,
      GatewayVpcEndpointAwsService service,
      VpcEndpointsProps props,
      List<PolicyStatement> statements) {
    GatewayVpcEndpoint endpoint =
        GatewayVpcEndpoint.Builder.create(this, id)
            .vpc(props.vpc())
            .service(service)
            .subnets(List.of(props.subnets(), DATA_SUBNETS))
            .build();
    statements.forEach(endpoint::addToPolicy);
  }
}
