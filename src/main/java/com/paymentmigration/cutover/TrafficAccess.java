package com.paymentmigration.cutover;

import com.paymentmigration.lambda.handler.Setting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How functions reach the load balancer.
 *
 * @param weightedRuleArn listener rule that carries the weights
 * @param blueTargetGroupArn blue's target group
 * @param greenTargetGroupArn green's target group
 * @param loadBalancerDnsName where probes connect
 * @param serviceDomainName what probes send as Host and SNI
 * @param healthCheckPath what probes request
 * @param syntheticPaymentPath what probes post as well; empty if nothing
 * @param previewHeader header that pins a request to one environment
 * @param latencyLimitMillis slowest acceptable probe answer, in milliseconds
 * @param blueGuardAlarm name of blue's guard alarm
 * @param greenGuardAlarm name of green's guard alarm
 */
public record TrafficAccess(
    String weightedRuleArn,
    String blueTargetGroupArn,
    String greenTargetGroupArn,
    String loadBalancerDnsName,
    String serviceDomainName,
    String healthCheckPath,
    String syntheticPaymentPath,
    String previewHeader,
    int latencyLimitMillis,
    String blueGuardAlarm,
    String greenGuardAlarm) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   * @throws IllegalArgumentException if the latency limit is not positive
   */
  public TrafficAccess {
    Objects.requireNonNull(weightedRuleArn, "weightedRuleArn");
    Objects.requireNonNull(blueTargetGroupArn, "blueTargetGroupArn");
    Objects.requireNonNull(greenTargetGroupArn, "greenTargetGroupArn");
    Objects.requireNonNull(loadBalancerDnsName, "loadBalancerDnsName");
    Objects.requireNonNull(serviceDomainName, "serviceDomainName");
    Objects.requireNonNull(healthCheckPath, "healthCheckPath");
    Objects.requireNonNull(syntheticPaymentPath, "syntheticPaymentPath");
    Objects.requireNonNull(previewHeader, "previewHeader");
    Objects.requireNonNull(blueGuardAlarm, "blueGuardAlarm");
    Objects.requireNonNull(greenGuardAlarm, "greenGuardAlarm");
    if (latencyLimitMillis < 1) {
      throw new IllegalArgumentException(
          "latencyLimitMillis: received " + latencyLimitMillis + ", allowed: 1 or more");
    }
  }

  Map<Setting, String> ruleSettings() {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.WEIGHTED_RULE_ARN, weightedRuleArn);
    settings.put(Setting.BLUE_TARGET_GROUP_ARN, blueTargetGroupArn);
    settings.put(Setting.GREEN_TARGET_GROUP_ARN, greenTargetGroupArn);
    return settings;
  }

  Map<Setting, String> probeSettings() {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.LOAD_BALANCER_DNS_NAME, loadBalancerDnsName);
    settings.put(Setting.SERVICE_DOMAIN_NAME, serviceDomainName);
    settings.put(Setting.HEALTH_CHECK_PATH, healthCheckPath);
    if (!syntheticPaymentPath.isEmpty()) {
      settings.put(Setting.SYNTHETIC_PAYMENT_PATH, syntheticPaymentPath);
    }
    settings.put(Setting.PREVIEW_HEADER, previewHeader);
    settings.put(Setting.PROBE_LATENCY_LIMIT_MS, String.valueOf(latencyLimitMillis));
    settings.putAll(guardSettings());
    return settings;
  }

  Map<Setting, String> guardSettings() {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.BLUE_GUARD_ALARM, blueGuardAlarm);
    settings.put(Setting.GREEN_GUARD_ALARM, greenGuardAlarm);
    return settings;
  }
}
