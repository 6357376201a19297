package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.testmysql.LegacyMySql;
import com.paymentmigration.operator.OperatorBench.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./migrate inventory}, on a real MySQL 5.7, as somebody finds it. */
class InventoryCommandIT {
  private static LegacyMySql server;

  @BeforeAll
  static void start() {
    server = LegacyMySql.start(List.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Outcome inventory(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "inventory";
    arguments[1] = "--source=localhost:" + server.port() + "/sys";
    arguments[2] = "--tls=disabled";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return OperatorBench.bare(
        Map.of(
            "VALIDATE_SOURCE_USER", LegacyMySql.USER,
            "VALIDATE_SOURCE_PASSWORD", LegacyMySql.PASSWORD),
        arguments);
  }

  @Test
  void eachAssumptionIsALineWithItsStatementsAndTheWayInIsClosed() {
    Outcome found = inventory();

    assertThat(found.code()).as(found.err()).isEqualTo(1);
    assertThat(found.out())
        .contains("FAIL          gtid-mode: sys: gtid_mode is off")
        .contains("              SET GLOBAL gtid_mode = OFF_PERMISSIVE;")
        .containsPattern("The way in is closed: \\d+ OK, \\d+ WARN, \\d+ FAIL, 0 NOT CHECKED")
        .doesNotContain(LegacyMySql.PASSWORD);
    assertThat(found.out().lines().filter(line -> !line.matches(" {14}[A-Z]+ .*;.*")))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void jsonIsOneDocumentALine() {
    Outcome found = inventory("--json");

    assertThat(found.out().lines())
        .allSatisfy(line -> assertThat(line).startsWith("{\"assumption\":").endsWith("}"));
    assertThat(found.json().path("assumption").asText()).isEqualTo("round-trip");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--source=user:secret@host/x | address with '@'",
        "--source=localhost | host[:port]/schema",
        "--source=localhost:1/x | not reachable",
        "--authorities=/nonexistent | allowed: VERIFY_IDENTITY with it",
        "--round-trip-ms=0 | received 0, allowed: 1 to 1000",
        "--source-user=nobody | login refused"
      })
  void aMistakeIsNamedAndExitCodeTwo(String option, String said) {
    Outcome wrong =
        option.startsWith("--source=")
            ? OperatorBench.bare(
                Map.of("VALIDATE_USER", "u", "VALIDATE_PASSWORD", "p"),
                "inventory",
                option,
                "--tls=disabled")
            : inventory(option);

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains(said).doesNotContain("secret@", "\tat ");
  }

  @Test
  void withoutALoginItSaysWhichVariables() {
    Outcome wrong = OperatorBench.bare(Map.of(), "inventory", "--source=localhost/x");

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("VALIDATE_SOURCE_USER");
  }
}
