package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.Images;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Image;

/** Machine images; EC2 describes only those that this account may launch. */
record AwsImages(Supplier<Ec2Client> ec2) implements Images {
  private static final List<String> UNKNOWN =
      List.of("InvalidAMIID.NotFound", "InvalidAMIID.Unavailable", "InvalidAMIID.Malformed");

  @Override
  public Optional<MachineImage> image(String id) {
    try {
      return ec2.get().describeImages(r -> r.imageIds(id)).images().stream()
          .findFirst()
          .map(AwsImages::facts);
    } catch (Ec2Exception failure) {
      if (UNKNOWN.contains(SdkFailures.code(failure))) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static MachineImage facts(Image image) {
    return new MachineImage(
        String.valueOf(image.stateAsString()),
        String.valueOf(image.architectureAsString()),
        Objects.requireNonNullElse(image.platformDetails(), "unknown"),
        String.valueOf(image.rootDeviceTypeAsString()),
        String.valueOf(image.rootDeviceName()),
        rootGib(image),
        Boolean.TRUE.equals(image.enaSupport()),
        Objects.requireNonNullElse(image.imdsSupportAsString(), ""),
        String.valueOf(image.ownerId()),
        Objects.requireNonNullElse(image.deprecationTime(), ""),
        !Boolean.FALSE.equals(image.imageAllowed()));
  }

  private static int rootGib(Image image) {
    for (BlockDeviceMapping device : image.blockDeviceMappings()) {
      if (device.deviceName().equals(image.rootDeviceName()) && device.ebs() != null) {
        return Objects.requireNonNullElse(device.ebs().volumeSize(), 0);
      }
    }
    return 0;
  }
}
