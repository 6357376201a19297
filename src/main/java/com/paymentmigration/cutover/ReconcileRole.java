package com.paymentmigration.cutover;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * The narrow role that a reconcile passes to CloudFormation (ADR 0011): it can change the weighted
 * listener rule and nothing else, so an update of anything more fails before it begins.
 *
 * <p>Exposes the statements that let one function update this stack, and only with this role.
 */
public final class ReconcileRole extends Construct {
  private final Role role;

  /**
   * Defines the role.
   *
   * @param weightedRuleArn ARN of the listener rule that carries the weights
   */
  public ReconcileRole(Construct scope, String id, String weightedRuleArn) {
    super(scope, id);
    role =
        Role.Builder.create(this, "Role")
            // No source condition: no document says that CloudFormation sends one when it assumes
            // a stack's service role, and if it does not, each reconcile fails.
            .assumedBy(new ServicePrincipal("cloudformation.amazonaws.com"))
            .description(
                "Lets CloudFormation change the weights of the listener rule, nothing else")
            .build();
    ManagedPolicy policy =
        ManagedPolicy.Builder.create(this, "Policy")
            .description("Changes the weights of one listener rule")
            .statements(
                List.of(
                    PolicyStatement.Builder.create()
                        .sid("ChangeWeights")
                        .actions(
                            List.of(
                                "elasticloadbalancing:ModifyRule",
                                "elasticloadbalancing:SetRulePriorities"))
                        .resources(List.of(weightedRuleArn))
                        .build(),
                    // Describe calls have no resource-level permissions.
                    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
                    PolicyStatement.Builder.create()
                        .sid("ReadRules")
                        .actions(
                            List.of(
                                "elasticloadbalancing:DescribeRules",
                                "elasticloadbalancing:DescribeTags"))
                        .resources(List.of("*"))
                        .build()))
            .build();
    role.addManagedPolicy(policy);
    Validations.of(policy)
        .acknowledge(
            Acknowledgment.builder()
                .id("AwsSolutions-IAM5[Resource::*]")
                .reason("DescribeRules and DescribeTags have no resource-level permissions")
                .build());
  }

  /** ARN of the role. */
  public String arn() {
    return role.getRoleArn();
  }

  /**
   * With this role, no template and no stack policy from an address, and a list of types that holds
   * the listener rule alone. A template in the request itself has no condition key: the role lets
   * CloudFormation change nothing but the rule.
   */
  private Map<String, Object> withThePreviousTemplate() {
    Map<String, Object> conditions = new TreeMap<>();
    conditions.put("StringEquals", Map.of("cloudformation:RoleArn", role.getRoleArn()));
    conditions.put(
        "ForAllValues:StringEquals",
        Map.of(
            "cloudformation:ResourceTypes", List.of("AWS::ElasticLoadBalancingV2::ListenerRule")));
    conditions.put(
        "Null",
        new TreeMap<>(
            Map.of(
                "cloudformation:ResourceTypes", "false",
                "cloudformation:StackPolicyUrl", "true",
                "cloudformation:TemplateUrl", "true")));
    return conditions;
  }

  /** Update this stack, only while passing this role. */
  public List<PolicyStatement> reconcileStatements() {
    return List.of(
        PolicyStatement.Builder.create()
            .sid("ReadThisStack")
            .actions(List.of("cloudformation:DescribeStackEvents", "cloudformation:DescribeStacks"))
            .resources(List.of(Aws.STACK_ID))
            .build(),
        PolicyStatement.Builder.create()
            .sid("UpdateThisStackWithTheNarrowRole")
            .actions(List.of("cloudformation:UpdateStack"))
            .resources(List.of(Aws.STACK_ID))
            .conditions(withThePreviousTemplate())
            .build(),
        PolicyStatement.Builder.create()
            .sid("PassTheNarrowRole")
            .actions(List.of("iam:PassRole"))
            .resources(List.of(role.getRoleArn()))
            .conditions(
                Map.of(
                    "StringEquals", Map.of("iam:PassedToService", "cloudformation.amazonaws.com")))
            .build());
  }
}
