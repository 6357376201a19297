package com.paymentmigration.operator;

import static com.paymentmigration.operator.OperatorBench.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.operator.OperatorBench.Outcome;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator reads when AWS does not answer as hoped: one line, no stack trace. */
class OperatorErrorsIT {
  private final PropertyOverrides properties = new PropertyOverrides();

  @BeforeEach
  void anIdentityAndARegion() {
    set("aws.region", "us-east-1");
    set("aws.accessKeyId", "test");
    set("aws.secretAccessKey", "test");
  }

  @AfterEach
  void asItWas() {
    properties.restore();
  }

  private void set(String key, String value) {
    properties.set(key, value);
  }

  private static void assertOneLine(Outcome outcome) {
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).startsWith("migrate status: ").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ExpiredToken | The security token is expired"
            + " | AWS credentials: they have expired (ExpiredToken from CloudFormation); sign in again",
        "InvalidClientTokenId | The security token is invalid"
            + " | AWS credentials: AWS does not accept them (InvalidClientTokenId from CloudFormation);"
            + " check --profile",
        "AccessDenied | User x is not authorized to perform: cloudformation:DescribeStacks"
            + " | permission: User x is not authorized to perform: cloudformation:DescribeStacks; ask for"
            + " the operator's policy",
        "ValidationError | Stack with id PaymentMigrationStack-x does not exist"
            + " | stack 'PaymentMigrationStack-dev-payment-a1b2c3d4': not found in this account and"
            + " region; check --stack, --region and --profile",
        "Throttling | Rate exceeded | CloudFormation: Throttling: Rate exceeded; try again"
      })
  void whatAwsRefusesIsExplained(String code, String words, String expected) throws IOException {
    String body =
        "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
            .formatted(code, words);
    HttpServer aws =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    aws.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/xml");
          exchange.sendResponseHeaders(code.startsWith("Access") ? 403 : 400, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    aws.start();
    set("aws.endpointUrl", "http://127.0.0.1:" + aws.getAddress().getPort());
    try {
      Outcome outcome = call("status");
      assertOneLine(outcome);
      assertThat(outcome.err()).contains(expected);

      Outcome verbose = call("status", "--verbose");
      assertThat(verbose.err()).contains("\tat com.paymentmigration.operator");
    } finally {
      aws.stop(0);
    }
  }

  @Test
  void withoutAnAnswerNothingIsSaidToHaveChanged() {
    set("aws.endpointUrl", "http://127.0.0.1:9");

    Outcome outcome = call("status");

    assertOneLine(outcome);
    assertThat(outcome.err())
        .contains("AWS, CloudFormation in us-east-1 (127.0.0.1:9): no answer: Connection refused;")
        .contains("check network, VPN, proxy and --region")
        .doesNotContain("nothing says");
    assertThat(call("rollback", "--reason=drill", "--by=me", "--region=us-west-2").err().lines())
        .singleElement()
        .asString()
        .contains("AWS, CloudFormation in us-west-2 (127.0.0.1:9): no answer: ")
        .endsWith(
            "; nothing says that anything changed: look with: ./migrate status --stack "
                + OperatorBench.STACK
                + " --region us-west-2");
  }

  @Test
  void aHostThatIsNotFoundIsNamedAndNotTheSdksWordsAboutIt() {
    set("aws.endpointUrl", "http://cloudformation.invalid");

    Outcome outcome = call("status");

    assertOneLine(outcome);
    assertThat(outcome.err())
        .contains(
            "AWS, CloudFormation in us-east-1 (cloudformation.invalid): no answer: host name"
                + " cloudformation.invalid is not found; check network")
        .doesNotContain("UnknownHostException", "See cause");
  }

  @Test
  void withoutCredentialsItSaysHowToNameThem() {
    set("aws.accessKeyId", "");
    set("aws.secretAccessKey", "");
    set("aws.disableEc2Metadata", "true");
    set("aws.sharedCredentialsFile", "/nonexistent/credentials");
    set("aws.configFile", "/nonexistent/config");

    Outcome outcome = call("status");

    assertOneLine(outcome);
    assertThat(outcome.err())
        .contains("AWS credentials: none found, or they could not be loaded; sign in");
  }

  @Test
  void anUnknownProfileAndAnUnknownRegionAreNamed() {
    assertThat(call("status", "--profile=nosuch").err())
        .contains("--profile 'nosuch': no such profile in the AWS configuration");
    assertThat(call("status", "--region=").err()).contains("--region '': no such region");
    assertThat(call("status", "--region=atlantis-1").err())
        .contains("--region 'atlantis-1': no such region");
  }

  @Test
  void anotherStackHasNoSuchOutputs() {
    try (OperatorBench bench = new OperatorBench()) {
      bench.stacks.createStack(
          r ->
              r.stackName(OperatorBench.STACK)
                  .templateBody(
                      "{\"Resources\":{\"Topic\":{\"Type\":\"AWS::SNS::Topic\",\"Properties\":{}}}}"));

      Outcome outcome = call("status");

      assertOneLine(outcome);
      assertThat(outcome.err())
          .contains("output StateTableName is missing")
          .contains("check --stack, or deploy this version");
      assertThat(OperatorBench.bare("status", "--stack", "nosuch").err())
          .contains("stack 'nosuch': not found in this account and region");
    }
  }
}
