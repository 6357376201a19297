package com.paymentmigration.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
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

  /** Interface endpoints: principals of this account only. */
  PolicyStatement ownPrincipals(String actionPrefix) {
    return PolicyStatement.Builder.create()
        .sid("PrincipalsOfThisAccount")
        .principals(ANYONE)
        .actions(List.of(actionPrefix + ":*"))
        .resources(List.of("*"))
        .conditions(thisAccount("aws:PrincipalAccount"))
        .build();
  }

  /** DynamoDB: tables of this account and region, by its principals. */
  PolicyStatement ownTables() {
    return PolicyStatement.Builder.create()
        .sid("TablesOfThisAccount")
        .principals(ANYONE)
        .actions(List.of("dynamodb:*"))
        .resources(
            List.of(
                stack.formatArn(
                    ArnComponents.builder()
                        .service("dynamodb")
                        .resource("table")
                        .resourceName("*")
                        .build())))
        .conditions(thisAccount("aws:PrincipalAccount"))
        .build();
  }

  /** S3: own buckets, what instances download from AWS, and answers to CloudFormation. */
  List<PolicyStatement> s3() {
    return List.of(ownBuckets(), packagesOfAws(), customResourceAnswers());
  }

  private PolicyStatement ownBuckets() {
    return PolicyStatement.Builder.create()
        .sid("BucketsOfThisAccount")
        .principals(ANYONE)
        .actions(List.of("s3:*"))
        .resources(List.of("*"))
        .conditions(thisAccount("aws:PrincipalAccount", "aws:ResourceAccount"))
        .build();
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
   * hour (decision 19). The bucket's name spells the region without hyphens.
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
