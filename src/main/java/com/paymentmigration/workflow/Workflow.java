package com.paymentmigration.workflow;

import com.paymentmigration.compliance.HandedOverRole;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.CustomerManagedEncryptionConfiguration;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/**
 * One workflow of the migration: four resources (state machine, role, managed policy, log group).
 *
 * <p>Every event of an execution is logged, without its data: an approval's task token is the power
 * to approve and has no place in a log.
 */
public final class Workflow extends Construct {
  /**
   * The policy of CloudWatch Logs that delivery needs has 5,120 characters for a whole account and
   * region; log groups of this prefix need no entry in it, others fail when it is full.
   *
   * <p>Source: https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
   */
  private static final String LOG_GROUPS = "/aws/vendedlogs/states/";

  private final StateMachine stateMachine;
  private final ManagedPolicy policy;
  private final WorkflowArns arns;
  private final IKey key;

  /** Defines the workflow. */
  public Workflow(Construct scope, String id, WorkflowProps props) {
    super(scope, id);
    key = props.key();
    arns = new WorkflowArns(this, props.name());
    LogGroup logs =
        LogGroup.Builder.create(this, "Logs")
            .logGroupName(LOG_GROUPS + props.name())
            .encryptionKey(props.key())
            .retention(props.logRetention())
            .removalPolicy(props.removalPolicy())
            .build();
    Role role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("states.amazonaws.com"))
            .description("Execution role: " + props.comment())
            .build();
    policy =
        ManagedPolicy.Builder.create(this, "Policy")
            .description("What this workflow may do: " + props.comment())
            .statements(WorkflowStatements.of(this, props))
            .build();
    role.addManagedPolicy(policy);
    stateMachine =
        StateMachine.Builder.create(this, "StateMachine")
            .stateMachineName(props.name())
            .stateMachineType(StateMachineType.STANDARD)
            .comment(props.comment())
            .definitionBody(DefinitionBody.fromChainable(props.definition()))
            .timeout(Duration.seconds(props.timeoutSeconds()))
            .role(HandedOverRole.of(role))
            .tracingEnabled(true)
            .encryptionConfiguration(
                new CustomerManagedEncryptionConfiguration(props.key(), Duration.seconds(300)))
            .logs(
                LogOptions.builder()
                    .destination(logs)
                    .level(LogLevel.ALL)
                    .includeExecutionData(false)
                    .build())
            .build();
    WorkflowAcknowledgments.acknowledge(policy);
  }

  /** ARN of the state machine. */
  public String arn() {
    return stateMachine.getStateMachineArn();
  }

  /** Name of the state machine. */
  public String name() {
    return stateMachine.getStateMachineName();
  }

  /** ARNs by name, and what may be done with them. */
  public WorkflowArns arns() {
    return arns;
  }

  /** Its one policy, for acknowledging a finding on it. */
  public ManagedPolicy policy() {
    return policy;
  }

  /** Key of its execution data. */
  public IKey key() {
    return key;
  }

  /** The state machine. */
  public StateMachine stateMachine() {
    return stateMachine;
  }
}
