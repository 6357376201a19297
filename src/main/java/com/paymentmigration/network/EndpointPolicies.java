package com.paymentmigration.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What may cross an endpoint. IAM still decides who may do what; an endpoint policy stops the rest:
 * stolen data leaving with the credentials of a foreign account, or into its buckets.
 */
final class EndpointPolicies {
  /**
   * Buckets of AWS that instances read, by region. Public: requests are unsigned or carry the
   * instance's role, so that nothing but the name limits them, and reading is all that is allowed.
   *
   * <p>Sources: "Amazon Linux 2023, S3 buckets of the repositories"; "SSM Agent communications with
   * AWS managed S3 buckets".
   */
  private static final List<String> AWS_BUCKETS =
      List.of(
          "al2023-repos-%s-de612dc2",
          "amazon-ssm-%s",
          "amazon-ssm-packages-%s",
          "aws-ssm-%s",
          "aws-ssm-distributor-file-%s",
          "aws-ssm-document-attachments-%s",
          "patch-baseline-snapshot-%s");

  private static final List<AnyPrincipal> ANYONE = List.of(new AnyPrincipal());

  private final Stack stack;

  EndpointPolicies(Stack stack) {
    this.stack = stack;
  }

  /** Interface endpoints: what is called through them, by principals of this account only. */
  List<PolicyStatement> ownPrincipals(EndpointService service) {
    List<PolicyStatement> statements = new ArrayList<>();
    if (!service.unscoped().isEmpty()) {
      statements.add(ofThisAccount("CallsWithoutResource", service.unscoped(), "*"));
    }
    if (!service.scoped().isEmpty()) {
      statements.add(
          ofThisAccount("CallsOfThisAccount", service.scoped(), service.resource(Aws.STACK_NAME)));
    }
    return statements;
  }

  private PolicyStatement ofThisAccount(String sid, List<String> actions, String resource) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .principals(ANYONE)
        .actions(actions)
        .resources(List.of(resource))
        .conditions(thisAccount("aws:PrincipalAccount"))
        .build();
  }

  /**
   * DynamoDB: items of this stack's tables, by principals of this account. The tables' names are
   * generated and begin with the stack's.
   */
  PolicyStatement ownTables() {
    return ofThisAccount(
        "TablesOfThisStack",
        List.of(
            "dynamodb:DeleteItem",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem"),
        stack.formatArn(
            ArnComponents.builder()
                .service("dynamodb")
                .resource("table")
                .resourceName(Aws.STACK_NAME + "-*")
                .build()));
  }

  /** S3: what instances download from AWS, and answers to CloudFormation. */
  List<PolicyStatement> s3() {
    return List.of(packagesOfAws(), customResourceAnswers());
  }

  private PolicyStatement packagesOfAws() {
    return PolicyStatement.Builder.create()
        .sid("PackagesOfAws")
        .principals(ANYONE)
        .actions(List.of("s3:GetObject"))
        .resources(
            AWS_BUCKETS.stream()
                .map(name -> objects(String.format(name, stack.getRegion())))
                .toList())
        .build();
  }

  /**
   * The validation function answers CloudFormation through a URL that CloudFormation signed: so the
   * principal is not of this account, and without this statement a deployment would hang for an
   * hour (ADR 0025). The bucket's name spells the region without hyphens.
   *
   * <p>Source: "Setting up VPC endpoints for CloudFormation".
   */
  private PolicyStatement customResourceAnswers() {
    String region = Fn.join("", Fn.split("-", stack.getRegion()));
    return PolicyStatement.Builder.create()
        .sid("CustomResourceAnswers")
        .principals(ANYONE)
        .actions(List.of("s3:PutObject"))
        .resources(List.of(objects("cloudformation-custom-resource-response-" + region)))
        .build();
  }

  private String objects(String bucket) {
    return "arn:" + stack.getPartition() + ":s3:::" + bucket + "/*";
  }

  private Map<String, Object> thisAccount(String... keys) {
    Map<String, String> account = new LinkedHashMap<>();
    Stream.of(keys).forEach(key -> account.put(key, stack.getAccount()));
    return Map.of("StringEquals", account);
  }
}
