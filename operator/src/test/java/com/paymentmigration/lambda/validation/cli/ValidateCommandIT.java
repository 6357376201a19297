package com.paymentmigration.lambda.validation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.ValidationFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidateCommandIT {
  /**
   * Gives SIGINT back its default action: a build that a script started in the background hands an
   * ignored SIGINT down, and a JVM leaves an ignored signal ignored.
   */
  private static final String HEEDING_CTRL_C =
      "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
          + " os.execv(sys.argv[1], sys.argv[1:])";

  private static MySqlPair pair;
  private static ValidationFixture fixture;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path directory;

  @BeforeAll
  static void startServers() {
    pair = MySqlPair.start();
    fixture = new ValidationFixture(pair, "shop");
  }

  @AfterAll
  static void stopServers() {
    pair.close();
  }

  @BeforeEach
  void createTable() {
    fixture.createSchema();
    for (Environment side : Environment.values()) {
      fixture.run(
          side, "CREATE TABLE t (id INT PRIMARY KEY, c INT); INSERT INTO t VALUES (1, 1), (2, 2)");
    }
  }

  private int run(Map<String, String> variables, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--source=localhost:" + pair.blue().port() + "/shop");
    arguments.addAll(List.of(more));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--tls="))) {
      arguments.add("--tls=required");
    }
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--target="))) {
      arguments.add("--target=localhost:" + pair.green().port() + "/shop");
    }
    CommandLine command = Validate.commandLine(variables);
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments.toArray(new String[0]));
  }

  private static Map<String, String> login() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("VALIDATE_USER", TestAccounts.ADMIN);
    variables.put("VALIDATE_SOURCE_PASSWORD", pair.accounts().password(TestAccounts.ADMIN));
    variables.put("VALIDATE_TARGET_PASSWORD", pair.accounts().password(TestAccounts.ADMIN));
    return variables;
  }

  @Test
  void theSameGives0AndSaysHowManyRows() {
    assertThat(run(login())).isZero();
    assertThat(out.toString())
        .startsWith("warning: transport-encryption: ")
        .contains("\nPASS: 2 of 2 rows compared in 1 tables")
        .contains("; warnings: 1");
  }

  @Test
  void aRunOverAPartSaysSoBesideItsVerdict() {
    assertThat(run(login(), "--tables=t", "--no-checks")).isZero();
    assertThat(out.toString())
        .startsWith("PASS (partial): ")
        .contains("partial: only the tables t, rows only, no checks");
  }

  @Test
  void aCheckThatFailsAndOnlyWarnsIsPrintedAndCounted() {
    fixture.run(Environment.GREEN, "ALTER TABLE t ADD KEY i (c)");

    assertThat(run(login(), "--warn=indexes")).isZero();
    assertThat(out.toString())
        .contains("warning: indexes: t.i: on the target only")
        .contains("PASS (partial): ")
        .contains("warnings: 2");
  }

  @Test
  void aSchemaWithoutATableIsUnknown() {
    fixture.createSchema();

    assertThat(run(login())).isEqualTo(2);
    assertThat(out.toString()).contains("UNKNOWN: ").contains("no table was compared");
  }

  @Test
  void aDifferenceThatGrantsHideIsUnknownAndNamed() {
    for (Environment side : Environment.values()) {
      pair.server(side)
          .execute(
              "DROP USER IF EXISTS reader@'%'",
              "CREATE USER reader@'%' IDENTIFIED BY '"
                  + pair.accounts().password(TestAccounts.ADMIN)
                  + "'",
              "GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON shop.* TO reader@'%'",
              "GRANT SELECT ON performance_schema.* TO reader@'%'");
    }
    fixture.run(Environment.GREEN, "CREATE PROCEDURE p() SELECT 2");
    Map<String, String> variables = login();
    variables.put("VALIDATE_USER", "reader");

    assertThat(run(variables)).isEqualTo(2);
    assertThat(out.toString())
        .contains("visible-definitions: source: routines may be hidden: needs SELECT on *.*");
  }

  @Test
  void aDifferenceGives1AndNamesIt() {
    fixture.run(Environment.GREEN, "UPDATE t SET c = 3 WHERE id = 2");

    assertThat(run(login())).isEqualTo(1);
    assertThat(out.toString()).contains("t: row id=2: differs in c").contains("FAIL: ");
  }

  @Test
  void aServerThatIsNotThereGives2AndSaysWhich() {
    assertThat(run(login(), "--target=localhost:1/shop")).isEqualTo(2);
    assertThat(out.toString()).contains("UNKNOWN").contains("target (localhost:1)");
  }

  @Test
  void aServerWhoseCertificateComesFromTheGivenAuthorityIsTrusted() {
    String authority = "--authorities=" + pair.certificateAuthority();

    assertThat(run(login(), "--tls=verify_identity", authority)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("\nPASS: ");
  }

  @Test
  void anAuthorityThatIsNotOfRdsIsRefusedByDefaultAndTheWayOutIsNamed() {
    assertThat(run(login(), "--tls=verify_identity")).isEqualTo(2);
    assertThat(out.toString())
        .contains("source (localhost:" + pair.blue().port() + "): certificate not verified: ")
        .contains("an authority of Amazon RDS or of the file in --authorities")
        .doesNotContain("not reachable");
  }

  @Test
  void aCertificateThatNamesAnotherHostIsRefusedAlsoFromATrustedAuthority() {
    assertThat(
            run(
                login(),
                "--tls=verify_identity",
                "--authorities=" + pair.certificateAuthority(),
                "--target=127.1:" + pair.green().port() + "/shop"))
        .isEqualTo(2);
    assertThat(out.toString()).contains("target (127.1:").contains("certificate not verified: ");
  }

  @Test
  void aWrongPasswordGives2AndIsNotRepeated() {
    Map<String, String> variables = login();
    variables.put("VALIDATE_TARGET_PASSWORD", "wrong-password");

    assertThat(run(variables)).isEqualTo(2);
    assertThat(out.toString()).contains("login refused").doesNotContain("wrong-password");
  }

  @Test
  void reportsAreWrittenAsJsonAndAsAPage() throws IOException {
    fixture.run(Environment.GREEN, "UPDATE t SET c = 3 WHERE id = 2");
    Path json = directory.resolve("report.json");
    Path html = directory.resolve("report.html");

    run(login(), "--json=" + json, "--html=" + html);

    assertThat(new ObjectMapper().readTree(json.toFile()).path("verdict").asText())
        .isEqualTo("FAIL");
    assertThat(Files.readString(html))
        .contains("row id=2: differs in c")
        .doesNotContain("http")
        .doesNotContain("<script");
  }

  @Test
  void aCheckCanBeTurnedIntoAWarningAndTheReportSaysSo() throws IOException {
    fixture.run(Environment.GREEN, "ALTER TABLE t ADD INDEX i (c)");
    Path json = directory.resolve("report.json");

    assertThat(run(login())).isEqualTo(1);
    assertThat(run(login(), "--warn=indexes", "--json=" + json)).isZero();
    assertThat(Files.readString(json)).contains("\"onlyWarn\" : [ \"indexes\" ]");
  }

  @Test
  void aTableOrColumnOfOneSideIsNoPassEvenWithoutTheChecks() {
    fixture.run(Environment.BLUE, "CREATE TABLE only_here (id INT PRIMARY KEY)");
    fixture.run(Environment.GREEN, "ALTER TABLE t ADD d INT");

    assertThat(run(login(), "--no-checks")).isEqualTo(2);
    assertThat(out.toString())
        .contains("only_here: could not verify: the table is on the source only")
        .contains("t: could not verify: columns of one side only: d");
  }

  @Test
  void aTableThatIsAskedForAndIsNowhereIsNoPass() {
    assertThat(run(login(), "--tables=t,paymnet")).isEqualTo(2);
    assertThat(out.toString()).contains("paymnet: could not verify: the table is on neither side");
  }

  @Test
  void aServerComparedWithItselfIsNoPass() {
    assertThat(run(login(), "--target=localhost:" + pair.blue().port() + "/shop")).isEqualTo(2);
    assertThat(out.toString()).contains("the same schema of the same server");
  }

  @Test
  void ctrlCEndsTheCommandLeavesNothingRunningAndReportsWhatWasProven() throws Exception {
    for (Environment side : Environment.values()) {
      fixture.run(side, "CREATE TABLE a (id INT PRIMARY KEY); INSERT INTO a VALUES (1), (2), (3)");
    }
    Path json = directory.resolve("report.json");
    Path kept = directory.resolve("kept.json");
    try (Connection holder = pair.green().superuser();
        Statement statement = holder.createStatement()) {
      statement.execute("LOCK TABLES shop.t WRITE");
      ProcessBuilder builder =
          new ProcessBuilder(
              "python3",
              "-c",
              HEEDING_CTRL_C,
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              Validate.class.getName(),
              "--tls=required",
              "--no-checks",
              "--lanes=1",
              "--json=" + json,
              "--resume=" + kept,
              // Longer than the test: what ends the statement is Ctrl-C and not the lock's timeout.
              "--lock-wait-seconds=120",
              "--source=localhost:" + pair.blue().port() + "/shop",
              "--target=localhost:" + pair.green().port() + "/shop");
      builder.environment().putAll(login());
      Path log = directory.resolve("log");
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      await("1", "info LIKE 'SELECT COUNT(*)%'");

      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(130);
      assertThat(Files.readString(log))
          .contains("t: could not verify: cancelled")
          .contains("UNKNOWN (partial, interrupted): 3 of ");
      String report = Files.readString(json);
      assertThat(ReportSchema.errors(report)).isEmpty();
      JsonNode tables = new ObjectMapper().readTree(report).at("/schemas/0/tables");
      assertThat(tables.path(0).path("verdict").asText()).isEqualTo("PASS");
      assertThat(tables.path(1).path("verdict").asText()).isEqualTo("UNKNOWN");
      await("0", "TRUE");
    }
    // The table that was compared is not compared again: it is equal no more.
    fixture.run(Environment.GREEN, "DELETE FROM a WHERE id = 2");
    assertThat(run(login(), "--no-checks", "--hash=md5", "--resume=" + kept)).isEqualTo(2);
    assertThat(err.toString()).contains("of a run with --hash 'SHA1' instead of 'MD5'");
    assertThat(run(login(), "--no-checks", "--resume=" + kept)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("PASS (partial): 5 of 5 rows");
    assertThat(kept).doesNotExist();
    assertThat(run(login(), "--no-checks", "--resume=" + kept)).isEqualTo(1);
    assertThat(kept).doesNotExist();
  }

  private static void await(String count, String condition) throws InterruptedException {
    String found = "";
    for (int look = 0; look < 200 && !found.equals(count); look++) {
      Thread.sleep(100);
      found =
          pair.green()
              .value(
                  "SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'admin' AND "
                      + condition);
    }
    assertThat(found).isEqualTo(count);
  }
}
