package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.stack.StackFailure;
import com.paymentmigration.lambda.stack.StackUpdate;
import com.paymentmigration.lambda.stack.UpdateStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.TokenAlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackResponse;
import software.amazon.awssdk.services.cloudformation.paginators.DescribeStackEventsIterable;

class CloudFormationReconcilerTest {
  private static final String STACK = "arn:aws:cloudformation:us-east-1:1:stack/S/1";
  private static final StackUpdate UPDATE =
      new StackUpdate(
          Map.of("GreenTrafficWeight", "10"),
          List.of("CostCenter"),
          List.of("CAPABILITY_IAM"),
          "reconcile-7-41");

  private RuntimeException refusal;
  private UpdateStackRequest sent;
  private final List<StackEvent> newestFirst = new ArrayList<>();
  private final CloudFormationReconciler reconciler =
      new CloudFormationReconciler(new StubClient(), STACK, "arn:aws:iam::1:role/narrow");

  @Test
  void anUpdateUsesThePreviousTemplateTheNarrowRoleAndTheToken() {
    assertThat(reconciler.start(UPDATE)).isEqualTo(UpdateStart.STARTED);

    assertThat(sent.usePreviousTemplate()).isTrue();
    assertThat(sent.roleARN()).isEqualTo("arn:aws:iam::1:role/narrow");
    assertThat(sent.clientRequestToken()).isEqualTo("reconcile-7-41");
    assertThat(sent.capabilitiesAsStrings()).containsExactly("CAPABILITY_IAM");
    assertThat(sent.resourceTypes()).containsExactly("AWS::ElasticLoadBalancingV2::ListenerRule");
    assertThat(sent.templateURL()).isNull();
    assertThat(sent.stackPolicyURL()).isNull();
  }

  @Test
  void givenParametersHaveAValueAndEveryOtherOneKeepsItsOwn() {
    reconciler.start(UPDATE);

    assertThat(sent.parameters())
        .containsExactly(
            Parameter.builder().parameterKey("GreenTrafficWeight").parameterValue("10").build(),
            Parameter.builder().parameterKey("CostCenter").usePreviousValue(true).build());
  }

  @Test
  void noUpdatesToBePerformedIsNothingToDo() {
    refusal = validationError("No updates are to be performed.");

    assertThat(reconciler.start(UPDATE)).isEqualTo(UpdateStart.NOTHING_TO_DO);
  }

  @Test
  void anotherUpdateUnderWayIsBusy() {
    refusal =
        validationError(
            "Stack:" + STACK + " is in UPDATE_IN_PROGRESS state and can not be updated.");

    assertThat(reconciler.start(UPDATE)).isEqualTo(UpdateStart.BUSY);
  }

  @Test
  void aTokenThatWasUsedMeansThatTheUpdateWasStarted() {
    refusal = TokenAlreadyExistsException.builder().statusCode(400).build();

    assertThat(reconciler.start(UPDATE)).isEqualTo(UpdateStart.STARTED);
  }

  @Test
  void aRefusalIsAFailureThatWillNotPass() {
    refusal = validationError("Parameters: [Nonsense] do not exist in the template");

    assertThatThrownBy(() -> reconciler.start(UPDATE))
        .isExactlyInstanceOf(MigrationException.class)
        .hasMessageContaining("Nonsense");
  }

  @Test
  void aLostAnswerMayBeAskedForAgain() {
    refusal = SdkClientException.create("timeout");

    assertThatThrownBy(() -> reconciler.start(UPDATE))
        .isInstanceOf(TransientFailureException.class);
  }

  @Test
  void theCauseOfAFailureComesFirst() {
    newestFirst.add(event("S", STACK, "UPDATE_ROLLBACK_COMPLETE", null, "reconcile-7-41"));
    newestFirst.add(
        event("S", STACK, "UPDATE_ROLLBACK_IN_PROGRESS", "Rule failed", "reconcile-7-41"));
    newestFirst.add(event("Rule", "rule-1", "UPDATE_FAILED", "Access denied", "reconcile-7-41"));
    newestFirst.add(event("S", STACK, "UPDATE_IN_PROGRESS", "User Initiated", "reconcile-7-41"));
    newestFirst.add(event("Old", "old-1", "UPDATE_FAILED", "long ago", "other"));

    assertThat(reconciler.failuresOf("reconcile-7-41"))
        .containsExactly(
            new StackFailure("Rule", "UPDATE_FAILED", "Access denied"),
            new StackFailure("S", "UPDATE_ROLLBACK_IN_PROGRESS", "Rule failed"));
    assertThat(reconciler.latestFailures()).hasSize(2);
  }

  @Test
  void anOperationOfAnotherTokenIsNotOurs() {
    newestFirst.add(event("Rule", "rule-1", "UPDATE_FAILED", "Access denied", "deployment"));

    assertThat(reconciler.failuresOf("reconcile-7-41")).isEmpty();
  }

  private static AwsServiceException validationError(String message) {
    return CloudFormationException.builder()
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("ValidationError").errorMessage(message).build())
        .message(message)
        .build();
  }

  private static StackEvent event(
      String logicalId, String physicalId, String status, String reason, String token) {
    return StackEvent.builder()
        .stackId(STACK)
        .logicalResourceId(logicalId)
        .physicalResourceId(physicalId)
        .resourceType(
            physicalId.equals(STACK)
                ? "AWS::CloudFormation::Stack"
                : "AWS::ElasticLoadBalancingV2::ListenerRule")
        .resourceStatus(status)
        .resourceStatusReason(reason)
        .clientRequestToken(token)
        .build();
  }

  private final class StubClient implements CloudFormationClient {
    @Override
    public UpdateStackResponse updateStack(UpdateStackRequest request) {
      sent = request;
      if (refusal != null) {
        throw refusal;
      }
      return UpdateStackResponse.builder().stackId(STACK).build();
    }

    @Override
    public DescribeStackEventsResponse describeStackEvents(DescribeStackEventsRequest request) {
      return DescribeStackEventsResponse.builder().stackEvents(newestFirst).build();
    }

    @Override
    public DescribeStackEventsIterable describeStackEventsPaginator(
        DescribeStackEventsRequest request) {
      return new DescribeStackEventsIterable(this, request);
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
