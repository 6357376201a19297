package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.aws.CloudFormationRollbacks;
import com.paymentmigration.lambda.aws.DynamoDbMigrationStatus;
import com.paymentmigration.lambda.aws.DynamoDbRecordedVerdicts;
import com.paymentmigration.lambda.aws.HttpAnswerSender;
import com.paymentmigration.lambda.aws.StepFunctionsValidationStarter;
import com.paymentmigration.lambda.validation.gate.Answer;
import com.paymentmigration.lambda.validation.gate.DeploymentGate;
import com.paymentmigration.lambda.validation.gate.GateConversation;
import com.paymentmigration.lambda.validation.report.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The custom resource's function: {@link GateConversation}. */
public final class ValidationGateHandler
    extends JsonHandler<JsonNode, ValidationGateHandler.Output> {
  private final GateConversation conversation;

  /**
   * What became of the event; CloudFormation does not read it.
   *
   * @param outcome {@code SUCCESS}, {@code FAILED}, or {@code VALIDATING} if the workflow answers
   * @param reason for a person
   */
  public record Output(String outcome, String reason) {}

  /** Wired from the environment. */
  public ValidationGateHandler() {
    this(new GateConversation(() -> gate(System.getenv()), new HttpAnswerSender()));
  }

  /** With injected use case. */
  ValidationGateHandler(GateConversation conversation) {
    super(JsonNode.class);
    this.conversation = conversation;
  }

  private static DeploymentGate gate(Map<String, String> variables) {
    Clock clock = Clock.systemUTC();
    DynamoDbClient dynamoDb = DynamoDbClient.create();
    String table = Setting.STATE_TABLE.from(variables);
    Freshness freshness =
        new Freshness(
            new DynamoDbRecordedVerdicts(dynamoDb, table),
            Duration.ofSeconds(Long.parseLong(Setting.VERDICT_MAX_AGE_SECONDS.from(variables))),
            clock);
    return new DeploymentGate(
        new DynamoDbMigrationStatus(dynamoDb, table),
        new CloudFormationRollbacks(CloudFormationClient.create()),
        freshness,
        new StepFunctionsValidationStarter(
            SfnClient.create(), Setting.VALIDATION_WORKFLOW_ARN.from(variables)),
        clock);
  }

  @Override
  protected Output handle(JsonNode event, Context context) {
    return conversation
        .answer(event, Duration.ofMillis(context.getRemainingTimeInMillis()))
        .map(ValidationGateHandler::output)
        .orElse(new Output("VALIDATING", "ValidationWorkflow was started and will answer"));
  }

  private static Output output(Answer answer) {
    return new Output(answer.success() ? "SUCCESS" : "FAILED", answer.reason());
  }
}
