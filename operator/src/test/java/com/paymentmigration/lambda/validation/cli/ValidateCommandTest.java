package com.paymentmigration.lambda.validation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ValidateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  private static final Map<String, String> LOGIN = login();

  private static Map<String, String> login() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("VALIDATE_USER", "u");
    variables.put("VALIDATE_PASSWORD", "p");
    return variables;
  }

  private int run(Map<String, String> variables, String... arguments) {
    CommandLine command = Validate.commandLine(variables);
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  @Test
  void helpTellsTheExitCodesAndWherePasswordsComeFrom() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(out.toString())
        .contains("0   everything is the same")
        .contains("1   something differs")
        .contains("2   could not verify")
        .contains("VALIDATE_SOURCE_PASSWORD");
  }

  @ParameterizedTest
  @CsvSource({
    "host, --source: received 'host' without a schema",
    "h?useSSL=false/s, source host: received 'h?useSSL=false'",
    "(host=h)/s, source host: received '(host=h)'",
    "h1&h2/s, source host: received 'h1&h2'",
    "h/s?sslMode=DISABLED, source schema: received 's?sslMode=DISABLED'",
    "h/s(1, source schema: received 's(1'",
    "user:hunter2@host/shop, --source: received an address with '@' in it",
    "host:99999/shop, port: received 99999",
    "host:/shop, --source: received"
  })
  void anEndpointOfAnotherFormIsRefusedWithTheFormThatIsAllowed(String source, String said) {
    assertThat(run(LOGIN, "--source=" + source, "--target=h/s")).isEqualTo(2);
    assertThat(err.toString())
        .contains(said)
        .contains("allowed: ")
        .doesNotContain("\tat ", "hunter2");
  }

  @Test
  void aMissingPasswordIsNamedWithItsVariable() {
    assertThat(run(Map.of("VALIDATE_USER", "u"), "--source=h/s", "--target=h/s")).isEqualTo(2);
    assertThat(err.toString()).contains("VALIDATE_SOURCE_PASSWORD");
  }

  @Test
  void anUnknownCheckIsRefusedWithTheNamesThatExist() {
    assertThat(run(Map.of(), "--source=h/s", "--target=h/s", "--warn=rows")).isEqualTo(2);
    assertThat(err.toString()).contains("received 'rows'").contains("money-proof");
  }

  @Test
  void authoritiesThatHoldNoCertificateAreRefusedBeforeAnythingIsConnected() throws IOException {
    Path text = Files.writeString(directory.resolve("text.pem"), "no certificate\n");
    Path broken =
        Files.writeString(
            directory.resolve("broken.pem"),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

    for (Path file : List.of(directory.resolve("missing.pem"), directory, text, broken)) {
      assertThat(run(LOGIN, "--source=h/s", "--target=h/s", "--authorities=" + file)).isEqualTo(2);
      assertThat(err.toString())
          .contains(
              "--authorities: received "
                  + file
                  + ", allowed: a PEM file that holds one certificate or more")
          .doesNotContain("\tat ");
    }
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void authoritiesThatNothingWouldBeVerifiedByAreRefused() {
    assertThat(run(LOGIN, "--source=h/s", "--target=h/s", "--tls=required", "--authorities=ca.pem"))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("--authorities: received with --tls=REQUIRED, allowed: with --tls=VERIFY_IDENT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--lanes=0",
        "--max-lag-seconds=-1",
        "--max-threads-running=0",
        "--patience-seconds=0",
        "--statement-seconds=0",
        "--lock-wait-seconds=0",
        "--json=/no/such/directory/report.json",
        "--html=/"
      })
  void whatIsOutOfRangeIsRefusedBeforeAnythingRuns(String argument) {
    String option = argument.substring(0, argument.indexOf('='));

    assertThat(run(LOGIN, "--source=h/s", "--target=h/s", argument)).isEqualTo(2);
    assertThat(err.toString())
        .contains(option.equals("--lanes") ? "lanes" : option)
        .contains("allowed: ");
  }

  @ParameterizedTest
  @CsvSource({
    "--source=h/s, Missing required option: '--target=",
    "--lanes=many, Invalid value for option '--lanes'",
    "--pasword=hunter2, unknown option '--pasword'",
    "--source=h/s --target=h/s extra, unknown argument 'extra'",
    "--source=host --target=h/s, --source: received 'host' without a schema"
  })
  void aWrongCommandLineGivesOneLineThatSaysWhereHelpIs(String arguments, String said) {
    assertThat(run(LOGIN, arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("validate: ")
        .contains(said)
        .endsWith("; see ./validate --help")
        .doesNotContain("hunter2");
  }
}
