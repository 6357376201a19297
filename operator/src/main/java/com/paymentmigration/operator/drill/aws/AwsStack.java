package com.paymentmigration.operator.drill.aws;

import com.paymentmigration.operator.drill.port.StackInspection;
import com.paymentmigration.operator.drill.port.StackPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;

/** CloudFormation. */
public final class AwsStack implements StackInspection {
  /** Events looked through, newest first: some reconciles of ten events each. */
  private static final int EVENTS = 500;

  private final CloudFormationClient client;
  private final String stack;

  /** The stack {@code stack}, a name or an ARN. */
  public AwsStack(CloudFormationClient client, String stack) {
    this.client = client;
    this.stack = stack;
  }

  /** ARN of the stack. */
  public String id() {
    return described().stackId();
  }

  /** Its outputs by name. */
  public Map<String, String> outputs() {
    Map<String, String> outputs = new TreeMap<>();
    described().outputs().forEach(each -> outputs.put(each.outputKey(), each.outputValue()));
    return outputs;
  }

  /** Its resources. */
  public List<StackPart> parts() {
    return Calls.of(
        "cloudformation:ListStackResources",
        () ->
            client
                .listStackResourcesPaginator(r -> r.stackName(stack))
                .stackResourceSummaries()
                .stream()
                .filter(each -> each.physicalResourceId() != null)
                .map(
                    each ->
                        new StackPart(
                            each.logicalResourceId(),
                            each.physicalResourceId(),
                            each.resourceType()))
                .toList());
  }

  @Override
  public Now now() {
    Stack now = described();
    Map<String, String> parameters = new TreeMap<>();
    now.parameters().forEach(each -> parameters.put(each.parameterKey(), each.parameterValue()));
    return new Now(
        now.stackStatusAsString(), now.roleARN() == null ? "" : now.roleARN(), parameters);
  }

  @Override
  public String detectDrift() {
    return Calls.of(
        "cloudformation:DetectStackDrift",
        () -> client.detectStackDrift(r -> r.stackName(stack)).stackDriftDetectionId());
  }

  @Override
  public Detection detection(String id) {
    return Calls.of(
        "cloudformation:DescribeStackDriftDetectionStatus",
        () -> {
          DescribeStackDriftDetectionStatusResponse now =
              client.describeStackDriftDetectionStatus(r -> r.stackDriftDetectionId(id));
          boolean failed = now.detectionStatus() == StackDriftDetectionStatus.DETECTION_FAILED;
          return new Detection(
              now.detectionStatus() == StackDriftDetectionStatus.DETECTION_IN_PROGRESS,
              failed ? String.valueOf(now.detectionStatusReason()) : "",
              now.stackDriftStatus() == null ? "" : now.stackDriftStatusAsString());
        });
  }

  @Override
  public List<Drifted> drifted() {
    return Calls.of(
        "cloudformation:DescribeStackResourceDrifts",
        () ->
            client
                .describeStackResourceDriftsPaginator(
                    r ->
                        r.stackName(stack)
                            .stackResourceDriftStatusFilters(
                                StackResourceDriftStatus.MODIFIED,
                                StackResourceDriftStatus.DELETED))
                .stream()
                .flatMap(page -> page.stackResourceDrifts().stream())
                .map(AwsStack::drifted)
                .toList());
  }

  private static Drifted drifted(StackResourceDrift drift) {
    return new Drifted(
        drift.logicalResourceId(),
        drift.resourceType(),
        drift.stackResourceDriftStatusAsString(),
        drift.propertyDifferences().stream()
            .map(
                each ->
                    "%s %s: expected %s, found %s"
                        .formatted(
                            each.differenceTypeAsString(),
                            each.propertyPath(),
                            each.expectedValue(),
                            each.actualValue()))
            .collect(Collectors.joining("; ")));
  }

  @Override
  public Optional<Instant> completed(String token) {
    return Calls.of(
        "cloudformation:DescribeStackEvents",
        () ->
            client.describeStackEventsPaginator(r -> r.stackName(stack)).stackEvents().stream()
                .limit(EVENTS)
                .filter(each -> completes(each, token))
                .map(StackEvent::timestamp)
                .findFirst());
  }

  private static boolean completes(StackEvent event, String token) {
    return "AWS::CloudFormation::Stack".equals(event.resourceType())
        && "UPDATE_COMPLETE".equals(event.resourceStatusAsString())
        && event.clientRequestToken() != null
        && event.clientRequestToken().startsWith(token);
  }

  private Stack described() {
    return Calls.of(
        "cloudformation:DescribeStacks",
        () -> client.describeStacks(r -> r.stackName(stack)).stacks().get(0));
  }
}
