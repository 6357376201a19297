package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.stack.StackFailure;
import com.paymentmigration.lambda.stack.StackReconciler;
import com.paymentmigration.lambda.stack.StackState;
import com.paymentmigration.lambda.stack.StackUpdate;
import com.paymentmigration.lambda.stack.UpdateStart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.TokenAlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;

/** The stack, updated with its previous template under a narrow role. */
public final class CloudFormationReconciler implements StackReconciler {
  private static final String VALIDATION_ERROR = "ValidationError";

  /** CloudFormation's own words; it has no error code for it. */
  private static final String NO_UPDATES = "No updates are to be performed";

  /**
   * CloudFormation's own words: "Stack:… is in UPDATE_IN_PROGRESS state and can not be updated".
   */
  private static final String IN_PROGRESS = "_IN_PROGRESS state and can not be updated";

  /**
   * The only type that an update may change: CloudFormation fails an update of any other, and the
   * function's policy demands the list.
   */
  private static final String RULE_TYPE = "AWS::ElasticLoadBalancingV2::ListenerRule";

  private static final String STACK_TYPE = "AWS::CloudFormation::Stack";

  /** Statuses of the stack's own event that begin an operation. */
  private static final List<String> BEGINNINGS =
      List.of("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS");

  /** Events that are looked through, newest first: a reconcile produces fewer than ten. */
  private static final int EVENTS = 300;

  private final CloudFormationClient client;
  private final String stackId;
  private final String roleArn;

  /** The stack {@code stackId}; updates pass {@code roleArn} to CloudFormation. */
  public CloudFormationReconciler(CloudFormationClient client, String stackId, String roleArn) {
    this.client = client;
    this.stackId = stackId;
    this.roleArn = roleArn;
  }

  @Override
  public StackState describe() {
    return new CloudFormationStack(client, stackId).describe();
  }

  @Override
  public UpdateStart start(StackUpdate update) {
    UpdateStackRequest request =
        UpdateStackRequest.builder()
            .stackName(stackId)
            .usePreviousTemplate(true)
            .parameters(parameters(update))
            .capabilitiesWithStrings(update.capabilities())
            .roleARN(roleArn)
            .resourceTypes(RULE_TYPE)
            .clientRequestToken(update.token())
            .build();
    try {
      return Failures.translated(
          "update of stack " + stackId,
          () -> {
            client.updateStack(request);
            return UpdateStart.STARTED;
          });
    } catch (TransientFailureException mayHaveStarted) {
      throw mayHaveStarted;
    } catch (MigrationException refused) {
      return meaning(refused);
    }
  }

  @Override
  public List<StackFailure> failuresOf(String token) {
    return failures(event -> token.equals(event.clientRequestToken()));
  }

  @Override
  public List<StackFailure> latestFailures() {
    return failures(event -> true);
  }

  private static UpdateStart meaning(MigrationException refused) {
    if (refused.getCause() instanceof TokenAlreadyExistsException) {
      return UpdateStart.STARTED;
    }
    if (refused.getCause() instanceof CloudFormationException answer
        && answer.awsErrorDetails() != null
        && VALIDATION_ERROR.equals(answer.awsErrorDetails().errorCode())) {
      String words = String.valueOf(answer.awsErrorDetails().errorMessage());
      if (words.contains(NO_UPDATES)) {
        return UpdateStart.NOTHING_TO_DO;
      }
      if (words.contains(IN_PROGRESS)) {
        return UpdateStart.BUSY;
      }
    }
    throw refused;
  }

  private static List<Parameter> parameters(StackUpdate update) {
    List<Parameter> parameters = new ArrayList<>();
    update
        .given()
        .forEach(
            (key, value) ->
                parameters.add(
                    Parameter.builder().parameterKey(key).parameterValue(value).build()));
    for (String key : update.unchanged()) {
      parameters.add(Parameter.builder().parameterKey(key).usePreviousValue(true).build());
    }
    return parameters;
  }

  private List<StackFailure> failures(Predicate<StackEvent> wanted) {
    return Failures.translated(
        "events of stack " + stackId,
        () -> {
          List<StackFailure> newestFirst = new ArrayList<>();
          int seen = 0;
          for (StackEvent event :
              client.describeStackEventsPaginator(r -> r.stackName(stackId)).stackEvents()) {
            if (wanted.test(event) && failed(event)) {
              newestFirst.add(failure(event));
            }
            seen++;
            if (seen == EVENTS || (wanted.test(event) && begins(event))) {
              break;
            }
          }
          Collections.reverse(newestFirst);
          return newestFirst;
        });
  }

  private static boolean begins(StackEvent event) {
    return STACK_TYPE.equals(event.resourceType())
        && event.stackId().equals(event.physicalResourceId())
        && BEGINNINGS.contains(event.resourceStatusAsString());
  }

  /** Resource failures, and the stack's own turn to rollback, which carries a reason as well. */
  private static boolean failed(StackEvent event) {
    String status = event.resourceStatusAsString();
    return status.endsWith("_FAILED") || status.equals("UPDATE_ROLLBACK_IN_PROGRESS");
  }

  private static StackFailure failure(StackEvent event) {
    return new StackFailure(
        event.logicalResourceId(),
        event.resourceStatusAsString(),
        String.valueOf(event.resourceStatusReason()));
  }
}
