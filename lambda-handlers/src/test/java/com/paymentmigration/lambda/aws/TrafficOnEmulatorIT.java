package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.stack.StackUpdate;
import com.paymentmigration.lambda.stack.UpdateStart;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.lambda.testmoto.TrafficStack;
import com.paymentmigration.lambda.traffic.RuleWeights;
import com.paymentmigration.lambda.traffic.TargetHealth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupStickinessConfig;

class TrafficOnEmulatorIT {
  /** The emulator shares its machine with the build. */
  private static final CallLimits UNHURRIED =
      new CallLimits(Duration.ofSeconds(30), Duration.ofSeconds(60), 1);

  private static MotoServer moto;
  private static CloudFormationClient cloudFormation;
  private static ElasticLoadBalancingV2Client balancer;

  private TrafficStack stack;
  private ElbTrafficControl traffic;
  private CloudFormationReconciler reconciler;

  @BeforeAll
  static void start() {
    moto = MotoServer.start();
    cloudFormation = UNHURRIED.client(moto.configure(CloudFormationClient.builder()));
    balancer = UNHURRIED.client(moto.configure(ElasticLoadBalancingV2Client.builder()));
  }

  @AfterAll
  static void stop() {
    moto.close();
  }

  @BeforeEach
  void createStack() {
    moto.reset();
    stack = TrafficStack.create(cloudFormation, balancer);
    traffic = new ElbTrafficControl(balancer, stack.ruleArn(), stack.blueArn(), stack.greenArn());
    reconciler = new CloudFormationReconciler(cloudFormation, stack.id(), roleArn());
  }

  @Test
  void theRuleStartsAsTheParameterSays() {
    assertThat(traffic.read()).isEqualTo(new RuleWeights(100, 0));
  }

  @Test
  void weightsAreSetAndReadBack() {
    traffic.set(new TrafficWeight(10));

    assertThat(traffic.read()).isEqualTo(new RuleWeights(90, 10));
  }

  @Test
  void settingWeightsKeepsEverythingElseOfTheRule() {
    stickForAnHour();
    Rule before = rule();
    TargetGroupStickinessConfig sticky =
        TargetGroupStickinessConfig.builder().enabled(true).durationSeconds(3600).build();

    traffic.set(new TrafficWeight(50));

    Rule after = rule();
    assertThat(after.conditions()).isEqualTo(before.conditions());
    assertThat(after.priority()).isEqualTo(before.priority());
    assertThat(after.actions()).hasSize(1);
    assertThat(after.actions().get(0).forwardConfig().targetGroupStickinessConfig())
        .isEqualTo(sticky);
    assertThat(after.actions().get(0).order()).isEqualTo(before.actions().get(0).order());
  }

  /** What a person may have set and the template does not: nothing of it may get lost. */
  private void stickForAnHour() {
    List<Action> sticky =
        rule().actions().stream()
            .map(
                action ->
                    action.toBuilder()
                        .forwardConfig(
                            config ->
                                config
                                    .targetGroups(action.forwardConfig().targetGroups())
                                    .targetGroupStickinessConfig(
                                        each -> each.enabled(true).durationSeconds(3600)))
                        .build())
            .toList();
    balancer.modifyRule(request -> request.ruleArn(stack.ruleArn()).actions(sticky));
  }

  @Test
  void aRuleThatForwardsElsewhereIsNotTouched() {
    ElbTrafficControl other =
        new ElbTrafficControl(balancer, stack.ruleArn(), stack.blueArn(), stack.greenArn() + "x");

    assertThatThrownBy(() -> other.set(new TrafficWeight(10)))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("target groups of rule");
    assertThat(traffic.read()).isEqualTo(new RuleWeights(100, 0));
  }

  @Test
  void aRuleThatDoesNotExistIsAFailureThatWillNotPass() {
    ElbTrafficControl gone =
        new ElbTrafficControl(balancer, stack.ruleArn() + "0", stack.blueArn(), stack.greenArn());

    assertThatThrownBy(gone::read).isExactlyInstanceOf(MigrationException.class);
  }

  @Test
  void healthyTargetsAreCounted() {
    assertThat(traffic.health(Environment.GREEN)).isEqualTo(new TargetHealth(2, 0, 0));
  }

  @Test
  void targetsThatLeftAreNotCounted() {
    stack.deregister(stack.greenArn(), "10.0.1.11", "10.0.1.12");

    assertThat(traffic.health(Environment.GREEN)).isEqualTo(new TargetHealth(0, 0, 0));
  }

  @Test
  void anUpdateChangesTheGivenParametersAndNoOther() {
    Map<String, String> expected = new TreeMap<>(stack.parameters());
    expected.put("GreenTrafficWeight", "10");

    assertThat(reconciler.start(weightTen())).isEqualTo(UpdateStart.STARTED);

    assertThat(stack.parameters()).isEqualTo(expected);
    assertThat(traffic.read()).isEqualTo(new RuleWeights(90, 10));
  }

  @Test
  void theSameUpdateAgainIsNothingToDo() {
    reconciler.start(weightTen());

    assertThat(reconciler.start(weightTen())).isEqualTo(UpdateStart.NOTHING_TO_DO);
  }

  @Test
  void theStackIsDescribedWithEveryParameter() {
    assertThat(reconciler.describe().updatable()).isTrue();
    assertThat(reconciler.describe().parameters()).isEqualTo(stack.parameters());
  }

  @Test
  void aStackThatDoesNotExistIsTakenForBusyAndCannotBeDescribed() {
    assertThat(new CloudFormationActivity(cloudFormation, stack.id() + "x").busy()).isTrue();
    assertThatThrownBy(
            () ->
                new CloudFormationReconciler(cloudFormation, stack.id() + "x", roleArn())
                    .describe())
        .isInstanceOf(MigrationException.class);
  }

  @Test
  void aStackAtRestIsNotBusy() {
    assertThat(new CloudFormationActivity(cloudFormation, stack.id()).busy()).isFalse();
  }

  private StackUpdate weightTen() {
    return new StackUpdate(
        Map.of("GreenTrafficWeight", "10"),
        List.of(
            "ActiveEnvironment",
            "CostCenter",
            "EnvironmentName",
            "MigrationPhase",
            "MigrationStatus"),
        List.of("CAPABILITY_IAM"),
        "reconcile-1-1");
  }

  private Rule rule() {
    return balancer.describeRules(request -> request.ruleArns(stack.ruleArn())).rules().get(0);
  }

  private static String roleArn() {
    return "arn:aws:iam::" + MotoServer.ACCOUNT + ":role/reconcile";
  }
}
