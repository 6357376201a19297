package com.paymentmigration.environment;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.autoscaling.CfnAutoScalingGroup.LaunchTemplateSpecificationProperty;
import software.amazon.awscdk.services.ec2.BlockDevice;
import software.amazon.awscdk.services.ec2.BlockDeviceVolume;
import software.amazon.awscdk.services.ec2.CfnLaunchTemplate;
import software.amazon.awscdk.services.ec2.EbsDeviceOptions;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.iam.IRole;
import software.constructs.Construct;

/**
 * How an instance of a fleet is launched: launch template and instance profile.
 *
 * <p>The L2, because it carries the stack's tags into the template, so that instances and volumes
 * bear them too (C5).
 */
final class FleetTemplate extends Construct {
  /** Root device of Amazon Linux 2023; another name would add a second volume. */
  static final String ROOT_DEVICE = "/dev/xvda";

  private final LaunchTemplate template;

  FleetTemplate(
      Construct scope, String id, ComputeFleetProps props, IRole role, String logGroupName) {
    super(scope, id);
    FleetPlan plan = props.plan();
    String region = Stack.of(this).getRegion();
    template =
        LaunchTemplate.Builder.create(this, "Template")
            .instanceType(new InstanceType(plan.sizing().instanceType()))
            .securityGroup(plan.placement().securityGroup())
            .role(role)
            .userData(
                EnvironmentFile.userData(EnvironmentFile.variables(props, region, logGroupName)))
            .ebsOptimized(true)
            .detailedMonitoring(true)
            .httpEndpoint(true)
            .requireImdsv2(true)
            .httpPutResponseHopLimit(1)
            .instanceMetadataTags(false)
            .blockDevices(List.of(rootVolume(plan)))
            .build();
    // The image is a parameter: MachineImage would write it into a mapping, where no Ref may stand.
    ((CfnLaunchTemplate) template.getNode().getDefaultChild())
        .addPropertyOverride("LaunchTemplateData.ImageId", plan.imageId());
  }

  /** The newest version; a new one starts no instance by itself (ADR 0023). */
  LaunchTemplateSpecificationProperty newest() {
    return LaunchTemplateSpecificationProperty.builder()
        .launchTemplateId(template.getLaunchTemplateId())
        .version(template.getLatestVersionNumber())
        .build();
  }

  private static BlockDevice rootVolume(FleetPlan plan) {
    return BlockDevice.builder()
        .deviceName(ROOT_DEVICE)
        .volume(
            BlockDeviceVolume.ebs(
                plan.sizing().volumeGib(),
                EbsDeviceOptions.builder()
                    .volumeType(EbsDeviceVolumeType.GP3)
                    .encrypted(true)
                    .kmsKey(plan.volumeKey())
                    .deleteOnTermination(true)
                    .build()))
        .build();
  }
}
