package com.paymentmigration.operator;

import static com.paymentmigration.operator.OperatorBench.bare;
import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.operator.OperatorBench.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution, unpacked on a machine without a checkout, Maven or any java. */
class DistributionIT extends OperatorScenario {
  /** All that its scripts call. */
  private static final List<String> TOOLS = List.of("dirname", "readlink", "sh", "stty");

  private static final long PATIENCE_SECONDS = 120;

  @TempDir private static Path machine;

  private static Path home;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    Path folder = Files.createDirectory(machine.resolve("a folder with spaces"));
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive().toString(), "-C", folder.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    home = only(folder);
    Path tools = Files.createDirectory(machine.resolve("tools"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(tools.resolve(tool), which(tool));
    }
  }

  @Test
  void aRollbackIsStartedAndFollowedToItsEnd() throws Exception {
    bench.deploy(
        "migrate",
        Definitions.nothing(),
        then()
            .record(MigrationStatus.ROLLING_BACK, RunStep.ROLLING_BACK, "BLUE", 0)
            .pause(1)
            .record(MigrationStatus.ROLLED_BACK, RunStep.IDLE, "BLUE", 0)
            .done(),
        Definitions.nothing());
    at(MigrationStatus.SHIFTING, RunStep.SHIFTING, "BLUE", 50);

    Outcome rollback =
        migrate(
            Map.of(
                "AWS_ENDPOINT_URL",
                System.getProperty("aws.endpointUrl"),
                "AWS_REGION",
                System.getProperty("aws.region"),
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test"),
            "rollback",
            "--stack",
            OperatorBench.STACK,
            WHY,
            FAST);

    assertThat(rollback.code()).as(rollback.err()).isZero();
    assertThat(rollback.out()).contains("status    ROLLED_BACK");
  }

  @Test
  void everyCommandExplainsItselfAsItDoesInACheckout() throws Exception {
    assertThat(migrate(Map.of(), "--help").out()).isEqualTo(bare("--help").out());
    assertThat(migrate(Map.of(), "rollback", "--help").out())
        .isEqualTo(bare("rollback", "--help").out());
  }

  @Test
  void aMistakeIsExitCodeTwoWithTheAllowedValues() throws Exception {
    Outcome wrong = migrate(Map.of("AWS_ENDPOINT_URL", "nowhere"), "status", "--stack", "x");

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("AWS_ENDPOINT_URL", "received 'nowhere'");
  }

  @Test
  void twoDatabasesAreComparedOverTls() throws Exception {
    try (MySqlPair pair = MySqlPair.start()) {
      ValidationFixture fixture = new ValidationFixture(pair, "shop");
      fixture.createSchema();
      for (Environment side : Environment.values()) {
        fixture.run(
            side,
            "CREATE TABLE t (id INT PRIMARY KEY, c VARCHAR(9) CHARACTER SET cp1251) DEFAULT"
                + " CHARSET = cp1251; INSERT INTO t VALUES (1, 'a'), (2, 'b')");
      }
      Map<String, String> login =
          Map.of(
              "VALIDATE_USER", TestAccounts.ADMIN,
              "VALIDATE_SOURCE_PASSWORD", pair.accounts().password(TestAccounts.ADMIN),
              "VALIDATE_TARGET_PASSWORD", pair.accounts().password(TestAccounts.ADMIN));
      String[] servers = {
        "--source=localhost:" + pair.blue().port() + "/shop",
        "--target=localhost:" + pair.green().port() + "/shop",
        "--tls=required"
      };

      Outcome same = run("validate", login, servers);
      fixture.run(Environment.GREEN, "UPDATE t SET c = 'x' WHERE id = 2");
      Outcome different = run("validate", login, servers);

      assertThat(same.code()).as(same.err()).isZero();
      assertThat(same.out()).contains("PASS: 2 of 2 rows compared");
      assertThat(different.code()).isEqualTo(1);
      assertThat(different.out()).contains("FAIL: ");
    }
  }

  private static Outcome migrate(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    return run("migrate", variables, arguments);
  }

  /** Runs {@code program} from another folder, with nothing in its environment but these. */
  private static Outcome run(String program, Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve(program).toString()));
    command.addAll(Arrays.asList(arguments));
    File out = machine.resolve("out").toFile();
    File err = machine.resolve("err").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(machine.toFile())
            .redirectOutput(out)
            .redirectError(err);
    builder.environment().clear();
    builder.environment().put("PATH", machine.resolve("tools").toString());
    builder.environment().put("HOME", machine.toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(program + " did not end within " + PATIENCE_SECONDS + " s");
    }
    return new Outcome(process.exitValue(), text(out), text(err));
  }

  private static String text(File file) throws IOException {
    return Files.readString(file.toPath(), StandardCharsets.UTF_8);
  }

  private static Path archive() throws IOException {
    Path target = Path.of(System.getProperty("project.root", "..")).resolve("operator/target");
    try (Stream<Path> files = Files.list(target)) {
      List<Path> archives =
          files.filter(file -> file.toString().endsWith(".tar.gz")).sorted().toList();
      assertThat(archives).as("archives in %s", target).hasSize(1);
      return archives.get(0);
    }
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private static Path which(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(tool + " is not on the PATH"));
  }
}
