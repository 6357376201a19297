package com.paymentmigration.environment;

import java.util.List;
import software.amazon.awscdk.services.autoscaling.CfnAutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.CfnAutoScalingGroup.InstanceMaintenancePolicyProperty;
import software.amazon.awscdk.services.autoscaling.CfnAutoScalingGroup.MetricsCollectionProperty;
import software.amazon.awscdk.services.autoscaling.CfnAutoScalingGroup.NotificationConfigurationProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * One environment's fleet: an Auto Scaling group over three zones behind a target group.
 *
 * <p>Defines the group, the launch template, the instances' role, the target group, the
 * application's log group and the scaling policies. Exposes the target group and the group's name.
 *
 * <p>No {@code DesiredCapacity} (scaling changes it: drift) and no {@code UpdatePolicy} (a phase
 * tag would replace both fleets, ADR 0023): images roll by an instance refresh of the idle side.
 */
public final class ComputeFleet extends Construct {
  /**
   * Seconds after launch in which a failed health check ends no instance: the time of a boot with
   * room to spare.
   */
  static final int HEALTH_CHECK_GRACE_SECONDS = 180;

  private static final List<String> LIFE_EVENTS =
      List.of(
          "autoscaling:EC2_INSTANCE_LAUNCH",
          "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
          "autoscaling:EC2_INSTANCE_TERMINATE",
          "autoscaling:EC2_INSTANCE_TERMINATE_ERROR");

  private final CfnTargetGroup targetGroup;
  private final CfnAutoScalingGroup group;
  private final FleetScaling scaling;

  /** Defines the fleet. */
  public ComputeFleet(Construct scope, String id, ComputeFleetProps props) {
    super(scope, id);
    FleetPlan plan = props.plan();
    CfnLogGroup log =
        CfnLogGroup.Builder.create(this, "Logs")
            .kmsKeyId(plan.logKey().getKeyArn())
            .retentionInDays(plan.retention().logDays())
            .build();
    log.applyRemovalPolicy(plan.retention().removal());
    InstanceRole role = new InstanceRole(this, "Instance", plan.data(), log.getAttrArn());
    targetGroup = FleetTargetGroup.create(this, "Targets", plan);
    FleetTemplate template = new FleetTemplate(this, "Launch", props, role.role(), log.getRef());
    group =
        CfnAutoScalingGroup.Builder.create(this, "Group")
            .minSize(Integer.toString(plan.sizing().minimum()))
            .maxSize(Integer.toString(plan.sizing().maximum()))
            .vpcZoneIdentifier(plan.placement().subnetIds())
            .launchTemplate(template.newest())
            .targetGroupArns(List.of(targetGroup.getRef()))
            .healthCheckType("ELB")
            .healthCheckGracePeriod(HEALTH_CHECK_GRACE_SECONDS)
            .instanceMaintenancePolicy(launchBeforeTerminating())
            .metricsCollection(
                List.of(MetricsCollectionProperty.builder().granularity("1Minute").build()))
            .notificationConfigurations(
                List.of(
                    NotificationConfigurationProperty.builder()
                        .topicArn(plan.notificationTopicArn())
                        .notificationTypes(LIFE_EVENTS)
                        .build()))
            .build();
    scaling = new FleetScaling(this, "Scaling", plan.sizing(), group.getRef());
  }

  /**
   * Scales on requests too. Possible only once a listener rule forwards to the target group: before
   * that, Auto Scaling rejects the policy.
   *
   * @param loadBalancerFullName last part of the load balancer's ARN, {@code app/name/id}
   * @param forwarding what attaches the target group to the load balancer
   */
  public void scaleOnRequests(String loadBalancerFullName, IDependable forwarding) {
    scaling.onRequests(loadBalancerFullName, targetGroupFullName(), forwarding);
  }

  /** ARN of the target group. */
  public String targetGroupArn() {
    return targetGroup.getRef();
  }

  /** Last part of the target group's ARN, the dimension of its metrics. */
  public String targetGroupFullName() {
    return targetGroup.getAttrTargetGroupFullName();
  }

  /** Name of the Auto Scaling group. */
  public String fleetName() {
    return group.getRef();
  }

  /** A replacement starts before the old instance goes: no refresh costs capacity. */
  private static InstanceMaintenancePolicyProperty launchBeforeTerminating() {
    return InstanceMaintenancePolicyProperty.builder()
        .minHealthyPercentage(100)
        .maxHealthyPercentage(150)
        .build();
  }
}
