package com.paymentmigration.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The stack as one picture: every name and every number in it is read from the template. */
final class ArchitecturePicture {
  /** Types that the picture leaves out: they hang on what is drawn. */
  static final List<String> NOT_DRAWN =
      List.of(
          "AWS::AutoScaling::ScalingPolicy",
          "AWS::Backup::BackupSelection",
          "AWS::Backup::BackupVault",
          "AWS::EC2::EIP",
          "AWS::EC2::FlowLog",
          "AWS::EC2::InternetGateway",
          "AWS::EC2::Route",
          "AWS::EC2::RouteTable",
          "AWS::EC2::SecurityGroup",
          "AWS::EC2::SubnetRouteTableAssociation",
          "AWS::EC2::VPCGatewayAttachment",
          "AWS::IAM::InstanceProfile",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Role",
          "AWS::Lambda::EventInvokeConfig",
          "AWS::Lambda::Permission",
          "AWS::Logs::LogGroup",
          "AWS::RDS::DBClusterParameterGroup",
          "AWS::RDS::DBParameterGroup",
          "AWS::RDS::DBSubnetGroup",
          "AWS::SNS::TopicInlinePolicy",
          "AWS::WAFv2::LoggingConfiguration",
          "AWS::WAFv2::WebACLAssociation");

  private static final double WIDTH = 1040;
  private static final double HEIGHT = 712;

  private final StackFacts facts;
  private final String profile;
  private final Sketch sketch = new Sketch();

  private ArchitecturePicture(StackFacts facts, String profile) {
    this.facts = facts;
    this.profile = profile;
  }

  /** The picture of the stack of a profile. */
  static Picture of(StackFacts facts, String profile) {
    return new ArchitecturePicture(facts, profile).draw();
  }

  private Picture draw() {
    sketch.text("large", 16, 30, "PaymentMigrationStack");
    sketch.text(
        "soft end",
        1024,
        30,
        "one CloudFormation template, " + facts.count() + " resources (" + profile + " profile)");
    NetworkPart.draw(sketch, facts);
    EntrancePart.draw(sketch, facts);
    EnvironmentPart.draw(sketch, facts, "Blue", NetworkPart.BLUE_X);
    EnvironmentPart.draw(sketch, facts, "Green", NetworkPart.GREEN_X);
    EnvironmentPart.writer(sketch);
    FunctionsPart.draw(sketch, facts);
    ServicesPart.draw(sketch, facts);
    legend();
    return new Picture(
        WIDTH, HEIGHT, "Architecture of the payment migration stack", words(), sketch.svg());
  }

  /** Below the entrance, where there is room. */
  private void legend() {
    sketch.line("", 16, 436, 44, 436);
    sketch.text("small", 52, 440, "at all times");
    sketch.line("dashed", 16, 458, 44, 458);
    sketch.text("small", 52, 462, "preview; or");
    sketch.text("small", 52, 476, "once promoted");
    sketch.text("small soft", 16, 500, "w is the parameter");
    sketch.text("small soft", 16, 514, "GreenTrafficWeight");
  }

  private String words() {
    JsonNode vpc = facts.only("AWS::EC2::VPC", "");
    return String.join(
        " ",
        List.of(
            "Clients reach an Application Load Balancer through a web firewall.",
            "Its weighted rule splits the requests between a blue and a green fleet in a VPC with"
                + " the range "
                + vpc.path("CidrBlock").asText()
                + " over "
                + NetworkPart.zones(facts)
                + " Availability Zones.",
            "Both fleets write to the one Aurora cluster that the state item names as the writer;"
                + " the two clusters replicate to each other by GTID.",
            facts.count("AWS::StepFunctions::StateMachine")
                + " workflows invoke "
                + facts.count("AWS::Lambda::Function")
                + " functions, which set the weights, move the writer and validate the data."));
  }
}
