package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The region is the one that the AWS CLI would choose. */
class ChosenRegionTest {
  @TempDir private Path folder;
  private final PropertyOverrides properties = new PropertyOverrides();

  @BeforeEach
  void aProfileNamesARegion() throws IOException {
    Path configuration = folder.resolve("config");
    Files.writeString(
        configuration,
        """
        [default]
        region = eu-north-1
        [profile oncall]
        region = eu-south-1
        [profile bare]
        output = json
        """);
    set("aws.configFile", configuration.toString());
    set("aws.sharedCredentialsFile", folder.resolve("none").toString());
    set("aws.disableEc2Metadata", "true");
    set("aws.region", "");
  }

  @AfterEach
  void asItWas() {
    properties.restore();
  }

  private void set(String key, String value) {
    properties.set(key, value);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "us-west-2, oncall, us-east-2, eu-west-3, us-west-2",
        "-, oncall, us-east-2, eu-west-3, us-east-2",
        "-, oncall, -, eu-west-3, eu-west-3",
        "-, oncall, '', eu-west-3, eu-west-3",
        "-, oncall, -, '', eu-south-1",
        "-, oncall, -, -, eu-south-1",
        "-, -, -, -, eu-north-1"
      })
  void theOptionComesFirstThenTheVariablesThenTheProfile(
      String option, String profile, String region, String fallback, String chosen) {
    Map<String, String> environment = new TreeMap<>();
    if (region != null) {
      environment.put("AWS_REGION", region);
    }
    if (fallback != null) {
      environment.put("AWS_DEFAULT_REGION", fallback);
    }

    assertThat(ChosenRegion.of(option, profile, environment).id()).isEqualTo(chosen);
  }

  @Test
  void whenNothingNamesARegionEveryPlaceThatCouldIsNamed() {
    assertThatThrownBy(() -> ChosenRegion.of(null, "bare", Map.of()))
        .isInstanceOf(OperatorException.class)
        .hasMessage(
            "region: neither --region, AWS_REGION, AWS_DEFAULT_REGION nor the profile names one;"
                + " add --region");
  }
}
