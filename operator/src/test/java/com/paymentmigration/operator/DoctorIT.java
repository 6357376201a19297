package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.operator.OperatorBench.Outcome;
import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ArchitectureValues;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** {@code ./migrate doctor} with the synthesized template, over an emulated account. */
class DoctorIT {
  private static final String NAME = "staging-payment-a1b2c3d4";
  private static final String ACCOUNT = MotoServer.ACCOUNT;
  private static final String LOGS = "example-access-logs";
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:PutObject",
        "Principal": {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"},
        "Resource": "arn:aws:s3:::%s/%s/AWSLogs/%s/*"}]}
      """
          .formatted(LOGS, NAME, ACCOUNT);

  private static final BlockDeviceMapping ROOT =
      BlockDeviceMapping.builder()
          .deviceName("/dev/xvda")
          .ebs(EbsBlockDevice.builder().volumeSize(8).build())
          .build();

  private static MotoServer moto;

  @TempDir private Path assembly;

  @BeforeAll
  static void start() {
    moto = MotoServer.start();
    moto.useForDefaultClients();
  }

  @AfterAll
  static void stop() {
    moto.close();
  }

  @BeforeEach
  void anEmptyAccountAndAnAssembly() throws IOException {
    moto.reset();
    Files.writeString(assembly.resolve("T.json"), WholeStack.selected().text());
    String role = "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-";
    String place = "-${AWS::AccountId}-us-east-1";
    Files.writeString(
        assembly.resolve("manifest.json"),
        """
        {"artifacts": {"S": {"type": "aws:cloudformation:stack",
          "environment": "aws://unknown-account/us-east-1", "properties": {
            "templateFile": "T.json", "stackName": "PaymentMigrationStack-%1$s",
            "assumeRoleArn": "%2$sdeploy-role%3$s",
            "cloudFormationExecutionRoleArn": "%2$scfn-exec-role%3$s",
            "requiresBootstrapStackVersion": 6,
            "bootstrapStackVersionSsmParameter": "/cdk-bootstrap/hnb659fds/version"}}}}
        """
            .formatted(NAME, role, place));
    Files.writeString(
        assembly.resolve("S.assets.json"),
        """
        {"files": {"1": {"destinations": {"here": {"assumeRoleArn": "%sfile-publishing-role%s",
          "bucketName": "cdk-hnb659fds-assets%s"}}}}}
        """
            .formatted(role, place, place));
  }

  private Outcome doctor(String image, String... more) {
    String[] first = {
      "doctor",
      "--json",
      "--stack=" + NAME,
      "--cdk-out=" + assembly,
      "--parameters=ServiceDomainName=pay.example.com",
      "--parameters=BlueImageId=" + image,
      "--parameters=GreenImageId=" + image,
      "--parameters=AccessLogsBucketName=" + LOGS,
      "--parameters=AlertEmail=oncall@example.com"
    };
    String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return OperatorBench.bare(all);
  }

  /** Verdicts by check and subject. */
  private static Map<String, String> verdicts(Outcome outcome) {
    Map<String, String> verdicts = new TreeMap<>();
    for (JsonNode finding : outcome.json().path("findings")) {
      verdicts.put(
          finding.path("check").asText() + ": " + finding.path("subject").asText(),
          finding.path("verdict").asText());
    }
    return verdicts;
  }

  private static String prepare(String policy, ArchitectureValues architecture) {
    try (S3Client buckets = moto.configure(S3Client.builder()).build();
        SsmClient parameters = moto.configure(SsmClient.builder()).build();
        IamClient roles = moto.configure(IamClient.builder()).build();
        Ec2Client images = moto.configure(Ec2Client.builder()).build()) {
      buckets.createBucket(r -> r.bucket(LOGS));
      buckets.putBucketPolicy(r -> r.bucket(LOGS).policy(policy));
      buckets.createBucket(r -> r.bucket("cdk-hnb659fds-assets-" + ACCOUNT + "-us-east-1"));
      parameters.putParameter(
          r -> r.name("/cdk-bootstrap/hnb659fds/version").type(ParameterType.STRING).value("29"));
      for (String role : List.of("deploy", "cfn-exec", "file-publishing")) {
        roles.createRole(
            r ->
                r.roleName("cdk-hnb659fds-" + role + "-role-" + ACCOUNT + "-us-east-1")
                    .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
      }
      return images
          .registerImage(
              r ->
                  r.name("payment")
                      .architecture(architecture)
                      .rootDeviceName("/dev/xvda")
                      .enaSupport(true)
                      .virtualizationType("hvm")
                      .blockDeviceMappings(ROOT))
          .imageId();
    }
  }

  @Test
  void whatTheEmulatorKnowsIsFoundInOrder() {
    Outcome outcome = doctor(prepare(POLICY, ArchitectureValues.ARM64));
    Map<String, String> verdicts = verdicts(outcome);

    assertThat(verdicts)
        .containsEntry("stack: PaymentMigrationStack-" + NAME, "OK")
        .containsEntry("bootstrap-version: /cdk-bootstrap/hnb659fds/version", "OK")
        .containsEntry("log-bucket: AccessLogsBucketName " + LOGS, "OK")
        .containsEntry("log-bucket-policy: AccessLogsBucketName " + LOGS, "OK")
        .containsEntry("log-bucket-encryption: AccessLogsBucketName " + LOGS, "OK")
        .containsEntry("log-bucket-lock: AccessLogsBucketName " + LOGS, "OK")
        .containsEntry("quota-vpcs: VPCs", "OK")
        .containsEntry("name: AWS::RDS::DBCluster " + NAME + "-blue", "OK")
        .containsEntry("certificate: CertificateArn", "NOT_CHECKED");
    assertThat(verdicts.keySet()).filteredOn(key -> key.startsWith("bootstrap")).hasSize(5);
    assertThat(outcome.json().path("account").asText()).isEqualTo(ACCOUNT);
    assertThat(outcome.json().path("schema").asInt()).isEqualTo(1);
    assertThat(outcome.code()).isEqualTo(outcome.json().path("exitCode").asInt());
  }

  @Test
  void anEmptyAccountFailsWithWhatToDo() {
    Outcome outcome = doctor("ami-0123456789abcdef0");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(verdicts(outcome))
        .containsEntry("bootstrap-version: /cdk-bootstrap/hnb659fds/version", "FAIL")
        .containsEntry("image: BlueImageId ami-0123456789abcdef0", "FAIL")
        .containsEntry("log-bucket: AccessLogsBucketName " + LOGS, "FAIL");
    for (JsonNode finding : outcome.json().path("findings")) {
      if (finding.path("verdict").asText().equals("FAIL")) {
        assertThat(finding.path("allowed").asText()).isNotBlank();
        assertThat(finding.path("advice").asText() + finding.path("commands")).isNotBlank();
      }
    }
  }

  @Test
  void whatAFailedFirstDeploymentLeftIsNamed() {
    String image = prepare(POLICY.replace("/" + NAME, ""), ArchitectureValues.X86_64);
    try (RdsClient databases = moto.configure(RdsClient.builder()).build();
        CloudWatchLogsClient logs = moto.configure(CloudWatchLogsClient.builder()).build()) {
      databases.createDBCluster(
          r ->
              r.dbClusterIdentifier(NAME + "-green")
                  .engine("aurora-mysql")
                  .masterUsername("admin")
                  .masterUserPassword("not-a-secret-1"));
      logs.createLogGroup(r -> r.logGroupName("aws-waf-logs-" + NAME));
    }

    assertThat(verdicts(doctor(image)))
        .containsEntry("name: AWS::RDS::DBCluster " + NAME + "-green", "FAIL")
        .containsEntry("name: AWS::RDS::DBCluster " + NAME + "-blue", "OK")
        .containsEntry("name: AWS::Logs::LogGroup aws-waf-logs-" + NAME, "FAIL")
        .containsEntry("log-bucket-policy: AccessLogsBucketName " + LOGS, "FAIL")
        .containsEntry("image: BlueImageId " + image, "FAIL");
  }

  /** docs/operator.md says which checks this emulator cannot play. */
  @Test
  void theDocumentNamesWhatTheEmulatorCannotPlay() {
    Set<String> played = new TreeSet<>();
    Set<String> unplayed = new TreeSet<>();
    String certificate =
        "--parameters=CertificateArn=arn:aws:acm:us-east-1:"
            + ACCOUNT
            + ":certificate/12345678-1234-1234-1234-123456789012";
    for (JsonNode finding :
        doctor(prepare(POLICY, ArchitectureValues.ARM64), certificate).json().path("findings")) {
      boolean seen = !finding.path("verdict").asText().equals("NOT_CHECKED");
      (seen ? played : unplayed).add("`" + finding.path("check").asText() + "`");
    }
    String text =
        "\nPlayed: "
            + String.join(", ", played)
            + ".\n\nNot played, because the emulator does not know the call: "
            + String.join(", ", unplayed)
            + ".\n";

    assertThat(new GeneratedSection("docs/operator.md", "doctor").committed(text)).isEqualTo(text);
  }
}
