package com.paymentmigration.cutover;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.function.MigrationFunctionProps;
import com.paymentmigration.function.ProofSettings;
import com.paymentmigration.function.WildcardGrant;
import com.paymentmigration.lambda.handler.BakeHandler;
import com.paymentmigration.lambda.handler.PreflightHandler;
import com.paymentmigration.lambda.handler.ReconcileHandler;
import com.paymentmigration.lambda.handler.ReplicationHandler;
import com.paymentmigration.lambda.handler.RunHandler;
import com.paymentmigration.lambda.handler.Setting;
import com.paymentmigration.lambda.handler.TrafficHandler;
import com.paymentmigration.lambda.handler.WatchdogHandler;
import com.paymentmigration.lambda.handler.WriterHandler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The functions of the switch (R6), each with the permissions of its own job and no other.
 *
 * <p>Needs what it works with, by reference; exposes the functions that the workflows and events
 * call.
 */
public final class SwitchFunctions extends Construct {
  /** One vCPU: a JVM starts twice as fast as with half of one. */
  private static final int MEMORY = 1769;

  /** Two vCPUs: while the writer moves, every millisecond is one without a writer. */
  private static final int WRITER_MEMORY = 3538;

  private final SwitchFunctionsProps props;
  private final SwitchStepFunctions steps;

  /** Defines the functions. */
  public SwitchFunctions(Construct scope, String id, SwitchFunctionsProps props) {
    super(scope, id);
    this.props = props;
    steps =
        new SwitchStepFunctions(
            run(),
            preflight(),
            replication(),
            traffic(),
            trafficBack(),
            bake(),
            reconcile(),
            writer(),
            watchdog());
    for (MigrationFunction function : List.of(steps.run(), steps.watchdog())) {
      props.migration().acknowledgeExecutionsOn(function.policy());
      props.rollback().acknowledgeExecutionsOn(function.policy());
    }
  }

  /** The functions that the workflows call. */
  public SwitchStepFunctions steps() {
    return steps;
  }

  private MigrationFunction run() {
    Map<Setting, String> settings = state();
    settings.put(Setting.NOTIFICATION_TOPIC_ARN, props.topicArn());
    settings.put(Setting.METRIC_NAMESPACE, props.metricNamespace());
    return define(
        "RunFunction",
        RunHandler.class,
        "Begins, finishes and halts runs in the state item",
        StepTimeouts.RUN_FUNCTION,
        settings,
        join(
            props.state().writeStatements(),
            List.of(props.state().pauseStatement()),
            notification(),
            lookAtExecutions()),
        List.of(SwitchWildcards.publishMetrics(props.metricNamespace())));
  }

  private MigrationFunction preflight() {
    Map<Setting, String> settings = state();
    settings.putAll(props.databases().actorSettings());
    settings.putAll(props.traffic().ruleSettings());
    settings.putAll(props.traffic().guardSettings());
    settings.put(Setting.STACK_ID, Aws.STACK_ID);
    settings.putAll(ProofSettings.rowsPerSecond(props.proofRowsPerSecond()));
    return defineWithDatabases(
        "PreflightFunction",
        PreflightHandler.class,
        "Checks every assumption of the cutover, read-only",
        StepTimeouts.PREFLIGHT_FUNCTION,
        MEMORY,
        settings,
        join(
            props.state().readStatements(),
            // All four: a pending version counts only if it has a value, which is read.
            props.databases().allSecrets(),
            List.of(props.databases().secretVersions(), lookAtThisStack())),
        List.of(SwitchWildcards.READ_TARGETS, SwitchWildcards.READ_GUARDS));
  }

  private MigrationFunction replication() {
    Map<Setting, String> settings = state();
    settings.putAll(props.databases().actorSettings());
    return defineWithDatabases(
        "ReplicationFunction",
        ReplicationHandler.class,
        "Arms and proves replication in both directions on day 0",
        StepTimeouts.REPLICATION_FUNCTION,
        MEMORY,
        settings,
        join(props.state().readStatements(), props.databases().allSecrets()),
        List.of());
  }

  private MigrationFunction traffic() {
    return traffic(
        "TrafficFunction", "Sets weights, step by step", StepTimeouts.TRAFFIC_FUNCTION, List.of());
  }

  private MigrationFunction trafficBack() {
    return traffic(
        "TrafficBackFunction",
        "Brings all traffic back and holds it there",
        StepTimeouts.TRAFFIC_BACK_FUNCTION,
        List.of(lookAtThisStack()));
  }

  private MigrationFunction traffic(
      String id, String description, int timeoutSeconds, List<PolicyStatement> more) {
    Map<Setting, String> settings = state();
    settings.putAll(props.traffic().ruleSettings());
    settings.put(Setting.STACK_ID, Aws.STACK_ID);
    return define(
        id,
        TrafficHandler.class,
        description,
        timeoutSeconds,
        settings,
        join(
            props.state().writeStatements(),
            List.of(
                statement(
                    "ChangeWeights",
                    "elasticloadbalancing:ModifyRule",
                    props.traffic().weightedRuleArn())),
            more),
        List.of(SwitchWildcards.READ_RULE, SwitchWildcards.READ_TARGETS));
  }

  private MigrationFunction bake() {
    Map<Setting, String> settings = state();
    settings.putAll(props.traffic().probeSettings());
    return define(
        "BakeFunction",
        BakeHandler.class,
        "One round of probes and alarms",
        StepTimeouts.BAKE_FUNCTION,
        settings,
        props.state().readStatements(),
        List.of(SwitchWildcards.READ_GUARDS));
  }

  private MigrationFunction reconcile() {
    Map<Setting, String> settings = state();
    settings.put(Setting.STACK_ID, Aws.STACK_ID);
    settings.put(Setting.RECONCILE_ROLE_ARN, props.reconcileRole().arn());
    return define(
        "ReconcileFunction",
        ReconcileHandler.class,
        "Brings the stack's parameters to what is live",
        StepTimeouts.RECONCILE_FUNCTION,
        settings,
        join(props.state().readStatements(), props.reconcileRole().reconcileStatements()),
        List.of());
  }

  private MigrationFunction writer() {
    Map<Setting, String> settings = state();
    settings.putAll(props.databases().actorSettings());
    settings.put(Setting.METRIC_NAMESPACE, props.metricNamespace());
    settings.put(Setting.NOTIFICATION_TOPIC_ARN, props.topicArn());
    settings.putAll(ProofSettings.rowsPerSecond(props.proofRowsPerSecond()));
    return defineWithDatabases(
        "WriterFunction",
        WriterHandler.class,
        "Moves the writer under a fence, and recovers it",
        StepTimeouts.WRITER_FUNCTION,
        WRITER_MEMORY,
        settings,
        join(props.state().watchStatements(), props.databases().allSecrets(), notification()),
        List.of(SwitchWildcards.publishMetrics(props.metricNamespace())));
  }

  private MigrationFunction watchdog() {
    Map<Setting, String> settings = state();
    settings.put(Setting.ROLLBACK_WORKFLOW_ARN, props.rollback().stateMachine());
    settings.putAll(props.traffic().guardSettings());
    settings.put(Setting.NOTIFICATION_TOPIC_ARN, props.topicArn());
    return define(
        "WatchdogFunction",
        WatchdogHandler.class,
        "Starts the rollback of a run that lost its actor, or when a guard alarm asks",
        StepTimeouts.RUN_FUNCTION,
        settings,
        join(
            props.state().writeStatements(),
            notification(),
            lookAtExecutions(),
            props.rollback().startStatements(props.workflowKey())),
        List.of());
  }

  /** The state item, and what its first version says of the writer. */
  private Map<Setting, String> state() {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.STATE_TABLE, props.state().tableName());
    settings.putAll(props.databases().addresses());
    return settings;
  }

  private List<PolicyStatement> notification() {
    return List.of(
        statement("Notify", "sns:Publish", props.topicArn()),
        PolicyStatement.Builder.create()
            .sid("EncryptNotification")
            .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
            .resources(List.of(props.topicKey().getKeyArn()))
            .conditions(
                Map.of(
                    "StringEquals",
                    Map.of("kms:EncryptionContext:aws:sns:topicArn", props.topicArn())))
            .build());
  }

  private List<PolicyStatement> lookAtExecutions() {
    return join(
        props.migration().describeStatements(props.workflowKey()),
        props.rollback().describeStatements(props.workflowKey()));
  }

  private static PolicyStatement lookAtThisStack() {
    return statement("LookAtThisStack", "cloudformation:DescribeStacks", Aws.STACK_ID);
  }

  private static PolicyStatement statement(String sid, String action, String resource) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(List.of(action))
        .resources(List.of(resource))
        .build();
  }

  @SafeVarargs
  private static List<PolicyStatement> join(List<PolicyStatement>... parts) {
    List<PolicyStatement> all = new ArrayList<>();
    for (List<PolicyStatement> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  private MigrationFunction define(
      String id,
      Class<? extends RequestStreamHandler> handler,
      String description,
      int timeoutSeconds,
      Map<Setting, String> settings,
      List<PolicyStatement> statements,
      List<WildcardGrant> wildcards) {
    return new MigrationFunction(
        this,
        id,
        new MigrationFunctionProps(
            props.platform(),
            handler,
            description,
            timeoutSeconds,
            MEMORY,
            false,
            settings,
            statements,
            wildcards));
  }

  private MigrationFunction defineWithDatabases(
      String id,
      Class<? extends RequestStreamHandler> handler,
      String description,
      int timeoutSeconds,
      int memory,
      Map<Setting, String> settings,
      List<PolicyStatement> statements,
      List<WildcardGrant> wildcards) {
    return new MigrationFunction(
        this,
        id,
        new MigrationFunctionProps(
            props.platform(),
            handler,
            description,
            timeoutSeconds,
            memory,
            true,
            settings,
            statements,
            wildcards));
  }
}
