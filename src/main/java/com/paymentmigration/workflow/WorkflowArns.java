package com.paymentmigration.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * ARNs of a workflow by its name, for functions that the workflow calls: a reference to the state
 * machine itself would make a cycle (state machine, function, role, policy, state machine).
 */
public final class WorkflowArns {
  private final Stack stack;
  private final String name;

  /**
   * ARNs in the stack of {@code scope}.
   *
   * @param name physical name of the state machine, as in {@link WorkflowProps#name}
   */
  public WorkflowArns(Construct scope, String name) {
    this.stack = Stack.of(scope);
    this.name = Objects.requireNonNull(name, "name");
  }

  /** ARN of the state machine. */
  public String stateMachine() {
    return arn("stateMachine", name);
  }

  /** Pattern of the ARNs of its executions. */
  public String executions() {
    return arn("execution", name + ":*");
  }

  /**
   * Against the confused deputy: only state machines of this account may have a role assumed.
   *
   * <p>Source: AWS Step Functions Developer Guide, "Creating an IAM role for your state machine",
   * "Prevent cross-service confused deputy issue".
   */
  Map<String, Object> ofThisAccount() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("ArnLike", Map.of("aws:SourceArn", arn("stateMachine", "*")));
    conditions.put("StringEquals", Map.of("aws:SourceAccount", stack.getAccount()));
    return conditions;
  }

  /** Start it, with its encrypted input. */
  public List<PolicyStatement> startStatements(IKey key) {
    return List.of(
        PolicyStatement.Builder.create()
            .actions(List.of("states:StartExecution"))
            .resources(List.of(stateMachine()))
            .build(),
        keyUse(key, "kms:Decrypt", "kms:GenerateDataKey"));
  }

  /** Look an execution up. */
  public List<PolicyStatement> describeStatements(IKey key) {
    return List.of(
        PolicyStatement.Builder.create()
            .actions(List.of("states:DescribeExecution"))
            .resources(List.of(executions()))
            .build(),
        keyUse(key, "kms:Decrypt"));
  }

  /**
   * Acknowledges on {@code policy} the pattern of {@link #executions}: the name of an execution is
   * known when it starts, not at synthesis.
   */
  public void acknowledgeExecutionsOn(Construct policy) {
    Validations.of(policy)
        .acknowledge(
            Acknowledgment.builder()
                .id("AwsSolutions-IAM5[Resource::" + readable(stack.resolve(executions())) + "]")
                .reason(
                    "Executions of one workflow: their names are given when they start, so the last"
                        + " part of the ARN is open")
                .build());
  }

  /** A value as cdk-nag spells it: references by name in angle brackets. */
  private static String readable(Object value) {
    if (value instanceof String text) {
      return text;
    }
    Map<?, ?> function = (Map<?, ?>) value;
    if (function.containsKey("Ref")) {
      return "<" + function.get("Ref") + ">";
    }
    List<?> join = (List<?>) function.get("Fn::Join");
    return ((List<?>) join.get(1))
        .stream().map(WorkflowArns::readable).collect(Collectors.joining());
  }

  private PolicyStatement keyUse(IKey key, String... actions) {
    return PolicyStatement.Builder.create()
        .actions(List.of(actions))
        .resources(List.of(key.getKeyArn()))
        .conditions(
            Map.of(
                "StringEquals",
                Map.of("kms:EncryptionContext:aws:states:stateMachineArn", stateMachine())))
        .build();
  }

  private String arn(String resource, String resourceName) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("states")
            .resource(resource)
            .resourceName(resourceName)
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
  }
}
