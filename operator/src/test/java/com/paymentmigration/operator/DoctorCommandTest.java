package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.operator.OperatorBench.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What doctor refuses before it asks anybody, each in one line. */
class DoctorCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void anAssembly() throws IOException {
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"artifacts": {"S": {"type": "aws:cloudformation:stack",
          "environment": "aws://unknown-account/us-east-1", "properties": {
            "templateFile": "S.json",
            "stackName": "PaymentMigrationStack-dev-payment-a1b2c3d4"}}}}
        """);
    Files.writeString(
        folder.resolve("S.json"),
        """
        {"Parameters": {"BlueImageId": {"Type": "String", "AllowedPattern": "^ami-[0-9a-f]{8}$",
          "ConstraintDescription": "BlueImageId allows values like ami-01234567"}}}
        """);
    Files.writeString(folder.resolve("S.assets.json"), "{}");
  }

  private Outcome doctor(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "doctor";
    all[1] = "--cdk-out=" + folder;
    System.arraycopy(more, 0, all, 2, more.length);
    return OperatorBench.bare(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--stack=prod-payment-a1b2c3d4 | --stack 'PaymentMigrationStack-prod-payment-a1b2c3d4': ",
        "--parameters=BlueImageId=ami-x | --parameters BlueImageId='ami-x': CloudFormation would"
            + " refuse it; BlueImageId allows values like ami-01234567",
        "--parameters=Blue=ami-01234567 | --parameters Blue=…: the template has no such parameter;"
            + " allowed are BlueImageId",
        "--parameters=BlueImageId | Value for option option '--parameters' (NAME=VALUE) should be"
            + " in KEY=VALUE format but was BlueImageId; see ./migrate doctor --help",
        "--region=eu-west-1 | --region 'eu-west-1': "
      })
  void badInputIsOneLine(String option, String expected) {
    Outcome refused =
        option.startsWith("--stack")
            ? doctor(option)
            : doctor("--stack=dev-payment-a1b2c3d4", option);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).startsWith("migrate doctor: " + expected);
  }

  @Test
  void withoutAnAssemblyItSaysHowToMakeOne() {
    Outcome refused =
        OperatorBench.bare("doctor", "--stack=dev-payment-a1b2c3d4", "--cdk-out=/nonexistent");

    assertThat(refused.err())
        .startsWith(
            "migrate doctor: --cdk-out '/nonexistent': no manifest.json in it; synthesize first: ");
  }
}
