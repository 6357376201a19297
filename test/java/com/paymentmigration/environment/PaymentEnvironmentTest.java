package com.paymentmigration.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.paymentmigration.lambda.domain.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class PaymentEnvironmentTest {
  private static String template(Environment environment) throws JsonProcessingException {
    EnvironmentFixture fixture = new EnvironmentFixture("staging");
    PaymentEnvironment tested =
        new PaymentEnvironment(
            fixture.stack,
            environment == Environment.BLUE ? "Blue" : "Green",
            new PaymentEnvironmentProps(fixture.cluster(environment), fixture.fleet(environment)));
    tested.scaleOnRequests("app/load-balancer/1", fixture.name);
    Map<String, Object> template = Template.fromStack(fixture.stack).toJSON();
    return new ObjectMapper()
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(template);
  }

  /** Without the hash that ends a logical id: it is made of the construct path, colour included. */
  private static String colourless(String template) {
    return template
        .replaceAll("(?<=[a-z0-9])[0-9A-F]{8}(?=\")", "")
        .replace("Green", "Blue")
        // Both fleets know both secrets, so only what names the own colour may be renamed.
        .replaceAll("-green(?=[/\"])", "-blue")
        .replace("PAYMENT_ENVIRONMENT=green", "PAYMENT_ENVIRONMENT=blue");
  }

  @Test
  void blueAndGreenAreEqualButForTheirColour() throws JsonProcessingException {
    assertThat(colourless(template(Environment.GREEN)).lines().sorted())
        .containsExactlyElementsOf(
            colourless(template(Environment.BLUE)).lines().sorted().toList());
  }

  @Test
  void theFleetReadsFromItsOwnClustersReaders() throws JsonProcessingException {
    assertThat(template(Environment.GREEN))
        .containsPattern("READER_ENDPOINT=\", \\{\\s+\"Fn::GetAtt\" : \\[ \"GreenDatabaseCluster");
  }

  @Test
  void aFleetOfOneColourWithADatabaseOfTheOtherIsRejected() {
    EnvironmentFixture fixture = new EnvironmentFixture("dev");

    assertThatThrownBy(
            () ->
                new PaymentEnvironmentProps(
                    fixture.cluster(Environment.BLUE), fixture.fleet(Environment.GREEN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fleet.environment: received green, allowed: blue, the cluster's");
  }
}
