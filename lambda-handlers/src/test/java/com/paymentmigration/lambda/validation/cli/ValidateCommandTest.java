package com.paymentmigration.lambda.validation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ValidateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

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
    "host, --source: received 'host'",
    "user:secret@host/shop, --source: received",
    "host:99999/shop, port: received 99999",
    "host:/shop, --source: received"
  })
  void anEndpointOfAnotherFormIsRefusedWithTheFormThatIsAllowed(String source, String said) {
    assertThat(run(Map.of(), "--source=" + source, "--target=h/s")).isEqualTo(2);
    assertThat(err.toString()).contains(said).contains("allowed: ").doesNotContain("\tat ");
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
}
