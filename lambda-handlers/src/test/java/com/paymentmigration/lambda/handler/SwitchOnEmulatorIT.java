package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.StateWriter;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.lambda.testmoto.StateTable;
import com.paymentmigration.lambda.testmoto.TrafficStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Traffic and reconcile as Lambda wires them, over the emulator. */
class SwitchOnEmulatorIT {
  /** The emulator shares its machine with the build. */
  private static final CallLimits UNHURRIED =
      new CallLimits(Duration.ofSeconds(30), Duration.ofSeconds(60), 1);

  private static MotoServer moto;
  private static CloudFormationClient cloudFormation;
  private static ElasticLoadBalancingV2Client balancer;
  private static DynamoDbClient dynamoDb;

  private TrafficStack stack;
  private StateWriter state;
  private TrafficHandler traffic;
  private ReconcileHandler reconcile;

  @BeforeAll
  static void start() {
    moto = MotoServer.start();
    moto.useForDefaultClients();
    cloudFormation = UNHURRIED.client(moto.configure(CloudFormationClient.builder()));
    balancer = UNHURRIED.client(moto.configure(ElasticLoadBalancingV2Client.builder()));
    dynamoDb = UNHURRIED.client(moto.configure(DynamoDbClient.builder()));
  }

  @AfterAll
  static void stop() {
    moto.close();
  }

  @BeforeEach
  void aRunHasBegun() {
    moto.reset();
    StateTable.create(dynamoDb);
    stack = TrafficStack.create(cloudFormation, balancer);
    Map<String, String> variables = variables();
    state = StateAccess.writer(variables, StateAccess.realTime());
    state.change(
        state.read(),
        Intent.BEGIN_REPLICATE,
        new Cause("test", "begin"),
        draft -> draft.newEpoch().step(RunStep.ARMING, Instant.now()).executionArn("arn:run"));
    to(Intent.REPLICATION_PROVEN, MigrationStatus.REPLICATING);
    state.change(
        state.read(),
        Intent.BEGIN_MIGRATE,
        new Cause("test", "migrate"),
        draft ->
            draft
                .newEpoch()
                .status(MigrationStatus.SHIFTING)
                .step(RunStep.SHIFTING, Instant.now()));
    traffic = new TrafficHandler(TrafficComposition.of(variables));
    reconcile = new ReconcileHandler(ReconcileComposition.of(variables));
  }

  @Test
  void aStepMovesTrafficAndAReconcileMakesTheStackSaySo() throws Exception {
    Map<String, String> expected = new TreeMap<>(stack.parameters());
    expected.put("GreenTrafficWeight", "10");
    expected.put("MigrationStatus", "SHIFTING");

    JsonNode set = call(traffic, "{'operation':'set','epoch':2,'weight':10}");
    assertThat(set.path("weight").asInt()).isEqualTo(10);
    assertThat(set.path("ready").asBoolean()).isTrue();
    assertThat(greenWeight()).isEqualTo(10);

    reconcileToTheEnd();

    assertThat(stack.parameters()).isEqualTo(expected);
    assertThat(stack.output("Weight")).isEqualTo("10");
    assertThat(greenWeight()).isEqualTo(10);
  }

  @Test
  void aSecondReconcileIsASuccessThatChangesNothing() throws Exception {
    call(traffic, "{'operation':'set','epoch':2,'weight':10}");
    reconcileToTheEnd();

    assertThat(call(reconcile, "{'operation':'start','epoch':2}").path("done").asBoolean())
        .isTrue();
  }

  @Test
  void trafficGoesBackAndALateStackUpdateIsCorrected() throws Exception {
    call(traffic, "{'operation':'set','epoch':2,'weight':50}");
    rollback();

    JsonNode back = call(traffic, "{'operation':'back','epoch':3,'to':'blue'}");
    assertThat(back.path("weight").asInt()).isZero();
    assertThat(back.path("settled").asBoolean()).isTrue();
    assertThat(greenWeight()).isZero();

    lateUpdate("50");
    assertThat(greenWeight()).isEqualTo(50);
    JsonNode held = call(traffic, "{'operation':'hold','epoch':3}");
    assertThat(held.path("corrected").asBoolean()).isTrue();
    assertThat(greenWeight()).isZero();

    reconcileToTheEnd(3);
    assertThat(stack.parameters()).containsEntry("GreenTrafficWeight", "0");
    assertThat(greenWeight()).isZero();
  }

  @Test
  void theForwardRunIsStaleOnceARollbackHasBegun() {
    rollback();

    assertThatThrownBy(() -> call(traffic, "{'operation':'set','epoch':2,'weight':10}"))
        .isInstanceOf(StaleActorException.class);
    assertThatThrownBy(() -> call(reconcile, "{'operation':'start','epoch':2}"))
        .isInstanceOf(StaleActorException.class);
    assertThat(greenWeight()).isZero();
  }

  @Test
  void anEnvironmentWithoutTargetsGetsNoTraffic() {
    stack.deregister(stack.greenArn(), "10.0.1.11", "10.0.1.12");

    assertThatThrownBy(() -> call(traffic, "{'operation':'set','epoch':2,'weight':10}"))
        .isInstanceOf(TransientFailureException.class)
        .hasMessageContaining("targets of green before the step to 10 %");
    assertThat(greenWeight()).isZero();
  }

  @Test
  void aTouchReadsWhatAWayBackReadsAndChangesNothing() throws Exception {
    call(traffic, "{'operation':'set','epoch':2,'weight':10}");
    MigrationState before = state.read();
    Map<String, String> parameters = stack.parameters();

    assertThat(call(traffic, "{'operation':'touch'}").path("touched").asBoolean()).isTrue();
    assertThat(call(reconcile, "{'operation':'touch'}").path("touched").asBoolean()).isTrue();
    assertThat(state.read()).isEqualTo(before);
    assertThat(stack.parameters()).isEqualTo(parameters);
    assertThat(greenWeight()).isEqualTo(10);
  }

  @Test
  void aTouchFailsWhereAWayBackWould() {
    balancer.deleteRule(request -> request.ruleArn(stack.ruleArn()));

    assertThatThrownBy(() -> call(traffic, "{'operation':'touch'}"))
        .isInstanceOf(MigrationException.class);
  }

  @Test
  void anUnknownOperationIsRefusedWithWhatIsAllowed() {
    assertThatThrownBy(() -> call(traffic, "{'operation':'push','epoch':2}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("operation: received 'push', allowed: set, back, hold, rest");
  }

  private void reconcileToTheEnd() throws Exception {
    reconcileToTheEnd(2);
  }

  private void reconcileToTheEnd(int epoch) throws Exception {
    JsonNode progress = call(reconcile, "{'operation':'start','epoch':" + epoch + "}");
    if (!progress.path("done").asBoolean()) {
      progress = call(reconcile, "{'operation':'poll','epoch':" + epoch + "}");
    }
    assertThat(progress.path("done").asBoolean()).as(progress.toString()).isTrue();
  }

  private void rollback() {
    state.change(
        state.read(),
        Intent.BEGIN_ROLLBACK,
        new Cause("test", "rollback"),
        draft ->
            draft
                .newEpoch()
                .status(MigrationStatus.ROLLING_BACK)
                .step(RunStep.ROLLING_BACK, Instant.now()));
  }

  private MigrationState to(Intent intent, MigrationStatus status) {
    return state.change(
        state.read(), intent, new Cause("test", "test"), draft -> draft.status(status));
  }

  /** An update that somebody started before the rollback, and that gets to the rule only now. */
  private void lateUpdate(String weight) {
    cloudFormation.updateStack(
        request ->
            request
                .stackName(stack.id())
                .usePreviousTemplate(true)
                .parameters(
                    stack.parameters().keySet().stream()
                        .map(
                            key ->
                                key.equals("GreenTrafficWeight")
                                    ? Parameter.builder()
                                        .parameterKey(key)
                                        .parameterValue(weight)
                                        .build()
                                    : Parameter.builder()
                                        .parameterKey(key)
                                        .usePreviousValue(true)
                                        .build())
                        .toList()));
  }

  private int greenWeight() {
    return balancer
        .describeRules(request -> request.ruleArns(stack.ruleArn()))
        .rules()
        .get(0)
        .actions()
        .get(0)
        .forwardConfig()
        .targetGroups()
        .stream()
        .filter(group -> group.targetGroupArn().equals(stack.greenArn()))
        .mapToInt(TargetGroupTuple::weight)
        .sum();
  }

  private static JsonNode call(JsonHandler<?, ?> handler, String input) throws Exception {
    return Invocation.of(handler, input);
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    variables.put(Setting.STATE_TABLE.name(), StateTable.NAME);
    variables.put(Setting.STACK_ID.name(), stack.id());
    variables.put(
        Setting.RECONCILE_ROLE_ARN.name(),
        "arn:aws:iam::" + MotoServer.ACCOUNT + ":role/reconcile");
    variables.put(Setting.WEIGHTED_RULE_ARN.name(), stack.ruleArn());
    variables.put(Setting.BLUE_TARGET_GROUP_ARN.name(), stack.blueArn());
    variables.put(Setting.GREEN_TARGET_GROUP_ARN.name(), stack.greenArn());
    variables.put(Setting.BLUE_CLUSTER_ENDPOINT.name(), "blue.cluster.test");
    variables.put(Setting.DATABASE_PORT.name(), "3307");
    return variables;
  }
}
