package com.paymentmigration.operator.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.operator.doctor.account.Images.MachineImage;
import com.paymentmigration.operator.report.Finding;
import com.paymentmigration.operator.report.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageCheckTest {
  private static final String LAUNCH =
      """
      "Launch": {"Type": "AWS::EC2::LaunchTemplate", "Properties": {"LaunchTemplateData": {
        "ImageId": {"Ref": "BlueImageId"}, "InstanceType": "m7g.large",
        "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 20}}]}}}
      """;

  /** Amazon Linux 2023 for arm64, as describe-images shows it. */
  private static final MachineImage AMAZON_LINUX =
      new MachineImage(
          "available",
          "arm64",
          "Linux/UNIX",
          "ebs",
          "/dev/xvda",
          8,
          true,
          "v2.0",
          "137112412989",
          "2027-01-01T00:00:00.000Z",
          true);

  private static List<Finding> look(MachineImage image) {
    return look(image, "m7g.large");
  }

  private static List<Finding> look(MachineImage image, String type) {
    return ImageCheck.all(
            Plans.of(
                LAUNCH.replace("m7g.large", type), Map.of("BlueImageId", "ami-0123456789abcdef0")),
            id -> Optional.ofNullable(image),
            Plans.TODAY)
        .get(0)
        .look()
        .get();
  }

  @Test
  void anImageLikeTheTemplatesPasses() {
    assertThat(look(AMAZON_LINUX))
        .singleElement()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.OK))
        .satisfies(finding -> assertThat(finding.evidence()).contains("arm64", "v2.0", "8 GiB"));
  }

  @Test
  void everythingThatIsWrongWithAnImageIsSaidAtOnce() {
    MachineImage wrong =
        new MachineImage(
            "pending",
            "x86_64",
            "Windows",
            "instance-store",
            "/dev/sda1",
            30,
            false,
            "",
            "self",
            "",
            false);

    assertThat(look(wrong))
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.FAIL))
        .extracting(Finding::evidence)
        .containsExactly(
            "state pending",
            "refused by the account's allowed images",
            "architecture x86_64",
            "platform Windows",
            "root device type instance-store",
            "root device /dev/sda1",
            "root snapshot of 30 GiB",
            "no ENA");
  }

  @ParameterizedTest
  @CsvSource({
    "m7g.large, arm64, x86_64",
    "r8g.16xlarge, arm64, x86_64",
    "c7gn.large, arm64, x86_64",
    "m7i.large, x86_64, arm64",
    "r6a.16xlarge, x86_64, arm64",
    "c5.large, x86_64, arm64",
    "g5.xlarge, x86_64, arm64"
  })
  void theImageIsOfTheTypesProcessor(String type, String right, String wrong) {
    assertThat(look(amazonLinux(right), type))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.OK);
    assertThat(look(amazonLinux(wrong), type))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.allowed()).isEqualTo(right + ", as the instance type " + type));
  }

  private static MachineImage amazonLinux(String architecture) {
    return new MachineImage(
        "available",
        architecture,
        "Linux/UNIX",
        "ebs",
        "/dev/xvda",
        8,
        true,
        "v2.0",
        "137112412989",
        "",
        true);
  }

  /** Ubuntu's root device has another name: its volume would stay beside the encrypted one. */
  @Test
  void anotherRootDeviceIsTheOnlyFaultOfUbuntu() {
    MachineImage ubuntu =
        new MachineImage(
            "available",
            "arm64",
            "Linux/UNIX",
            "ebs",
            "/dev/sda1",
            8,
            true,
            "",
            "099720109477",
            "",
            true);

    assertThat(look(ubuntu))
        .singleElement()
        .satisfies(finding -> assertThat(finding.allowed()).startsWith("/dev/xvda"));
  }

  @Test
  void aDeprecatedImageStillLaunches() {
    MachineImage old =
        new MachineImage(
            "available",
            "arm64",
            "Linux/UNIX",
            "ebs",
            "/dev/xvda",
            20,
            true,
            "",
            "137112412989",
            "2025-01-01T00:00:00.000Z",
            true);

    assertThat(look(old)).extracting(Finding::verdict).containsExactly(Verdict.WARN);
  }

  @Test
  void anImageOfAnotherRegionOrNotSharedIsNotFound() {
    assertThat(look(null))
        .singleElement()
        .satisfies(finding -> assertThat(finding.evidence()).contains("us-east-1", Plans.ACCOUNT))
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.FAIL));
  }
}
