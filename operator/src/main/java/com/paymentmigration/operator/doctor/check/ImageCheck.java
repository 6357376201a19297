package com.paymentmigration.operator.doctor.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Images;
import com.paymentmigration.operator.doctor.account.Images.MachineImage;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.doctor.plan.Resource;
import com.paymentmigration.operator.report.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The machine image of a launch template. */
public final class ImageCheck {
  static final String KEY = "image";
  private static final String TYPE = "AWS::EC2::LaunchTemplate";

  /** Graviton types have a g behind the generation: m7g, c8gn; all others here are Intel or AMD. */
  private static final Pattern GRAVITON = Pattern.compile("[a-z]+[0-9]+g[a-z]*\\..*");

  private final PlannedStack plan;
  private final Images images;
  private final Clock clock;
  private final String parameter;
  private final JsonNode launch;

  private ImageCheck(
      PlannedStack plan, Images images, Clock clock, String parameter, JsonNode launch) {
    this.plan = plan;
    this.images = images;
    this.clock = clock;
    this.parameter = parameter;
    this.launch = launch;
  }

  /** One check for each launch template. */
  public static List<Check> all(PlannedStack plan, Images images, Clock clock) {
    List<Check> checks = new ArrayList<>();
    for (Resource template : plan.resources(TYPE)) {
      JsonNode launch = template.properties().path("LaunchTemplateData");
      String parameter = launch.path("ImageId").path("Ref").asText();
      ImageCheck check = new ImageCheck(plan, images, clock, parameter, launch);
      checks.add(new Check(KEY, plan.shown(parameter), check::look));
    }
    return checks;
  }

  private List<Finding> look() {
    String id = plan.parameter(parameter);
    MachineImage image = images.image(id).orElse(null);
    if (image == null) {
      return List.of(
          fail(
                  "not found in "
                      + plan.region()
                      + ", or not shared with account "
                      + plan.account(),
                  "an image that this account may launch in this region",
                  "copy or share it, or name another")
              .then("aws ec2 describe-images --region " + plan.region() + " --owners self"));
    }
    List<Finding> wrong = wrong(image);
    return wrong.isEmpty() ? List.of(right(image)) : wrong;
  }

  private List<Finding> wrong(MachineImage image) {
    JsonNode device = launch.path("BlockDeviceMappings").path(0);
    String root = device.path("DeviceName").asText();
    int volume = device.path("Ebs").path("VolumeSize").asInt();
    List<Finding> wrong = new ArrayList<>();
    demand(wrong, image.state().equals("available"), "state " + image.state(), "available");
    demand(wrong, image.allowed(), "refused by the account's allowed images", "an allowed image");
    demand(
        wrong,
        image.architecture().equals(architecture()),
        "architecture " + image.architecture(),
        architecture() + ", as the instance type " + instanceType());
    demand(
        wrong,
        !image.platform().startsWith("Windows"),
        "platform " + image.platform(),
        "Linux: the instances begin with a shell script");
    demand(
        wrong,
        image.rootDeviceType().equals("ebs"),
        "root device type " + image.rootDeviceType(),
        "ebs");
    demand(
        wrong,
        image.rootDeviceName().equals(root),
        "root device " + image.rootDeviceName(),
        root + ", which the launch template encrypts: another would stay beside it");
    demand(
        wrong,
        image.rootGib() <= volume,
        "root snapshot of " + image.rootGib() + " GiB",
        "at most " + volume + " GiB (fleet.volumeGib)");
    demand(
        wrong, image.ena(), "no ENA", "ENA, which instances of type " + instanceType() + " need");
    return wrong;
  }

  private String instanceType() {
    return launch.path("InstanceType").asText();
  }

  private String architecture() {
    return GRAVITON.matcher(instanceType()).matches() ? "arm64" : "x86_64";
  }

  private void demand(List<Finding> wrong, boolean holds, String received, String allowed) {
    if (!holds) {
      wrong.add(fail(received, allowed, "build the image anew, or change the profile in cdk.json"));
    }
  }

  private Finding right(MachineImage image) {
    String evidence =
        "available, "
            + architecture()
            + ", root "
            + image.rootDeviceName()
            + ", "
            + image.rootGib()
            + " GiB, owner "
            + (image.owner().equals(plan.account()) ? "this account" : image.owner())
            + ", demands IMDSv2 itself: "
            + (image.imds().isEmpty() ? "no (the launch template does)" : image.imds());
    if (!image.deprecated().isEmpty()
        && Instant.parse(image.deprecated()).isBefore(clock.instant())) {
      return Finding.warn(
          KEY,
          plan.shown(parameter),
          evidence + ", deprecated since " + image.deprecated(),
          "an image that its owner still keeps",
          "build or name a newer one");
    }
    return Finding.ok(KEY, plan.shown(parameter), evidence);
  }

  private Finding fail(String received, String allowed, String advice) {
    return Finding.fail(KEY, plan.shown(parameter), received, allowed, advice);
  }
}
