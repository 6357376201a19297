package com.paymentmigration.validation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.function.MigrationFunctionProps;
import com.paymentmigration.function.ProofSettings;
import com.paymentmigration.lambda.handler.Setting;
import com.paymentmigration.lambda.handler.ValidationAnswerHandler;
import com.paymentmigration.lambda.handler.ValidationGateHandler;
import com.paymentmigration.lambda.handler.ValidationWorkerHandler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.constructs.Construct;

/**
 * The validation's functions: the gate that CloudFormation calls, the worker that compares, the one
 * that answers. The gate is no step of the workflow that it starts (ADR 0022).
 */
public final class ValidationFunctions extends Construct {
  /** One vCPU. */
  private static final int MEMORY = 1769;

  private static final int GATE_SECONDS = 60;
  private static final int ANSWER_SECONDS = 50;

  /** Lambda's default, said explicitly so that it does not show as drift. */
  private static final int GATE_RETRIES = 2;

  private static final int GATE_EVENT_AGE_SECONDS = 900;

  private final ValidationFunctionsProps props;
  private final MigrationFunction gate;
  private final MigrationFunction worker;
  private final MigrationFunction answer;

  /** Defines the functions. */
  public ValidationFunctions(Construct scope, String id, ValidationFunctionsProps props) {
    super(scope, id);
    this.props = props;
    worker = defineWorker();
    answer =
        define(
            "AnswerFunction",
            ValidationAnswerHandler.class,
            "Answers CloudFormation when a validation has ended",
            ANSWER_SECONDS,
            false,
            Map.of(),
            props.workflow().describeStatements(props.workflowKey()));
    props.workflow().acknowledgeExecutionsOn(answer.policy());
    gate = defineGate();
    answerForDeadGate();
  }

  /** The gate's function, which CloudFormation calls. */
  public MigrationFunction gate() {
    return gate;
  }

  /** The function that plans, compares and summarizes. */
  public MigrationFunction worker() {
    return worker;
  }

  /** The function that answers. */
  public MigrationFunction answer() {
    return answer;
  }

  /**
   * CloudFormation calls the gate asynchronously. If its function dies at every attempt (out of
   * memory, a class or permission missing at its start), Lambda hands the event to the function
   * that answers, so that the stack does not wait an hour.
   */
  private void answerForDeadGate() {
    CfnEventInvokeConfig.Builder.create(this, "GateFailure")
        .functionName(gate.name())
        .qualifier("$LATEST")
        .maximumRetryAttempts(GATE_RETRIES)
        .maximumEventAgeInSeconds(GATE_EVENT_AGE_SECONDS)
        .destinationConfig(
            CfnEventInvokeConfig.DestinationConfigProperty.builder()
                .onFailure(
                    CfnEventInvokeConfig.OnFailureProperty.builder()
                        .destination(answer.arn())
                        .build())
                .build())
        .build();
  }

  private MigrationFunction defineGate() {
    Map<Setting, String> settings = verdicts();
    settings.put(Setting.VALIDATION_WORKFLOW_ARN, props.workflow().stateMachine());
    List<PolicyStatement> statements = new ArrayList<>(props.state().readStatements());
    statements.addAll(props.workflow().startStatements(props.workflowKey()));
    statements.add(
        PolicyStatement.Builder.create()
            .sid("SeeRollbacksOfThisStack")
            .actions(List.of("cloudformation:DescribeStacks"))
            .resources(List.of(Aws.STACK_ID))
            .build());
    statements.add(
        PolicyStatement.Builder.create()
            .sid("HandOverWhenItDied")
            .actions(List.of("lambda:InvokeFunction"))
            .resources(List.of(answer.arn()))
            .build());
    return define(
        "GateFunction",
        ValidationGateHandler.class,
        "Decides whether a deployment may change the migration's phase",
        GATE_SECONDS,
        false,
        settings,
        statements);
  }

  private MigrationFunction defineWorker() {
    Map<Setting, String> settings = verdicts();
    settings.putAll(props.databases().settings());
    settings.putAll(ProofSettings.rowsPerSecond(props.policy().proofRowsPerSecond()));
    settings.put(Setting.PROOF_SECONDS, String.valueOf(props.policy().proofSecondsPerMinute()));
    if (!props.policy().warningChecks().isEmpty()) {
      settings.put(Setting.WARNING_CHECKS, String.join(",", props.policy().warningChecks()));
    }
    List<PolicyStatement> statements = new ArrayList<>(props.state().validationStatements());
    statements.addAll(props.databases().adminSecret());
    return define(
        "WorkerFunction",
        ValidationWorkerHandler.class,
        "Plans, compares and summarizes a validation",
        ValidationWorkflow.WORKER_FUNCTION_SECONDS,
        true,
        settings,
        statements);
  }

  private Map<Setting, String> verdicts() {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.STATE_TABLE, props.state().tableName());
    settings.put(
        Setting.VERDICT_MAX_AGE_SECONDS, String.valueOf(props.policy().verdictMaxAgeSeconds()));
    return settings;
  }

  private MigrationFunction define(
      String id,
      Class<? extends RequestStreamHandler> handler,
      String description,
      int timeoutSeconds,
      boolean reachesDatabases,
      Map<Setting, String> settings,
      List<PolicyStatement> statements) {
    return new MigrationFunction(
        this,
        id,
        new MigrationFunctionProps(
            props.platform(),
            handler,
            description,
            timeoutSeconds,
            MEMORY,
            reachesDatabases,
            settings,
            statements));
  }
}
