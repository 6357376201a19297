package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.CloudFormationActivity;
import com.paymentmigration.lambda.aws.ElbTrafficControl;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.stack.StackActivity;
import com.paymentmigration.lambda.traffic.HoldTraffic;
import com.paymentmigration.lambda.traffic.RollTrafficBack;
import com.paymentmigration.lambda.traffic.ShiftTraffic;
import com.paymentmigration.lambda.traffic.StateTrafficIntents;
import com.paymentmigration.lambda.traffic.TrafficAtRest;
import com.paymentmigration.lambda.traffic.TrafficControl;
import com.paymentmigration.lambda.traffic.TrafficIntents;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * What {@link TrafficHandler} calls.
 *
 * @param touch every reading call of a way back: state item, rule, targets, stack
 * @param shift one forward step
 * @param back everything back to one environment
 * @param hold one look at the rule
 * @param rest the look of every minute while nothing runs
 */
public record TrafficComposition(
    Runnable touch,
    ShiftTraffic shift,
    RollTrafficBack back,
    HoldTraffic hold,
    TrafficAtRest rest) {
  /** Wires the function that {@code variables} configure. */
  public static TrafficComposition of(Map<String, String> variables) {
    Timing timing = StateAccess.realTime();
    TrafficControl traffic =
        new ElbTrafficControl(
            CallLimits.QUICK.client(ElasticLoadBalancingV2Client.builder()),
            Setting.WEIGHTED_RULE_ARN.from(variables),
            Setting.BLUE_TARGET_GROUP_ARN.from(variables),
            Setting.GREEN_TARGET_GROUP_ARN.from(variables));
    TrafficIntents intents = new StateTrafficIntents(StateAccess.writer(variables, timing), timing);
    StackActivity stack =
        new CloudFormationActivity(
            CallLimits.QUICK.client(CloudFormationClient.builder()),
            Setting.STACK_ID.from(variables));
    Runnable touch =
        () -> {
          intents.read();
          traffic.read();
          traffic.health(Environment.BLUE);
          stack.busy();
        };
    HoldTraffic hold = new HoldTraffic(traffic, intents, stack, timing);
    return new TrafficComposition(
        touch,
        new ShiftTraffic(traffic, intents, timing),
        new RollTrafficBack(traffic, intents, stack, timing),
        hold,
        new TrafficAtRest(traffic, intents, stack, hold));
  }
}
