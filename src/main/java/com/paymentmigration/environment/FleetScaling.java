package com.paymentmigration.environment;

import com.paymentmigration.config.FleetSizing;
import software.amazon.awscdk.services.autoscaling.CfnScalingPolicy;
import software.amazon.awscdk.services.autoscaling.CfnScalingPolicy.PredefinedMetricSpecificationProperty;
import software.amazon.awscdk.services.autoscaling.CfnScalingPolicy.TargetTrackingConfigurationProperty;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * Target-tracking policies of a fleet: CPU, and requests a target.
 *
 * <p>They only scale out. The side that traffic left is the way back: scaled in within a quarter of
 * an hour, it would meet a rollback with its minimum of instances (C3). An operator scales in, once
 * the way back is closed.
 */
final class FleetScaling extends Construct {
  private final FleetSizing sizing;
  private final String fleetName;

  FleetScaling(Construct scope, String id, FleetSizing sizing, String fleetName) {
    super(scope, id);
    this.sizing = sizing;
    this.fleetName = fleetName;
    policy(
        "Cpu",
        sizing.cpuTargetPercent(),
        PredefinedMetricSpecificationProperty.builder()
            .predefinedMetricType("ASGAverageCPUUtilization")
            .build());
  }

  void onRequests(String loadBalancer, String targetGroup, IDependable forwarding) {
    CfnScalingPolicy policy =
        policy(
            "Requests",
            sizing.requestsPerTargetPerMinute(),
            PredefinedMetricSpecificationProperty.builder()
                .predefinedMetricType("ALBRequestCountPerTarget")
                .resourceLabel(loadBalancer + "/" + targetGroup)
                .build());
    policy.getNode().addDependency(forwarding);
  }

  private CfnScalingPolicy policy(
      String id, int target, PredefinedMetricSpecificationProperty metric) {
    return CfnScalingPolicy.Builder.create(this, id)
        .autoScalingGroupName(fleetName)
        .policyType("TargetTrackingScaling")
        // On the policies and not on the group, whose DefaultInstanceWarmup drift detection does
        // not read back; what else the group would use it for takes the grace period instead.
        .estimatedInstanceWarmup(ComputeFleet.HEALTH_CHECK_GRACE_SECONDS)
        .targetTrackingConfiguration(
            TargetTrackingConfigurationProperty.builder()
                .predefinedMetricSpecification(metric)
                .targetValue(target)
                .disableScaleIn(true)
                .build())
        .build();
  }
}
