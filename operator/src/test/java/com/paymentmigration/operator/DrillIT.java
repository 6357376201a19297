package com.paymentmigration.operator;

import static com.paymentmigration.operator.OperatorBench.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.operator.OperatorBench.Outcome;
import com.paymentmigration.operator.report.SealedPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * {@code ./migrate drill} over the emulator, as far as it goes; the report says how far that is.
 */
class DrillIT extends OperatorScenario {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  /**
   * What the emulator can play, and why not: {@code NO_ANSWER} it does not know the call, {@code
   * UNDECIDED} its functions run nothing, {@code NOT_NOW} it makes no such resource.
   */
  private static final Map<String, String> EXPECTED = expected();

  private static final List<String> FUNCTIONS =
      List.of("run", "PreflightFunction", "ReconcileFunction", "WriterFunction");

  private final PropertyOverrides properties = new PropertyOverrides();
  @TempDir private Path folder;

  private static Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>();
    expected.put("drift", "NO_ANSWER");
    expected.put("secrets-rotated", "NOT_NOW");
    expected.put("monitoring-role", "NOT_NOW");
    expected.put("database-connect", "UNDECIDED");
    expected.put("or-in-alarm", "NOT_ASKED");
    expected.put("mail", "NOT_NOW");
    expected.put("replicate", "PROVED");
    expected.put("reconcile", "UNDECIDED");
    expected.put("rollback-nothing", "PROVED");
    expected.put("cold-start", "PROVED");
    expected.put("audit-trail", "NO_ANSWER");
    expected.put("heartbeat", "NOT_ASKED");
    expected.put("tag-update", "NO_ANSWER");
    expected.put("standby-failover", "UNDECIDED");
    expected.put("standby-restart", "UNDECIDED");
    expected.put("channel-resumes", "UNDECIDED");
    expected.put("failover-in-a-move", "BY_HAND");
    expected.put("logins-behind-alter-user", "BY_HAND");
    return expected;
  }

  @BeforeEach
  void aJournalOfItsOwn() {
    properties.set("user.home", folder.toString());
  }

  @AfterEach
  void asItWas() {
    properties.restore();
  }

  @Test
  void allDrillsArePlayedAsFarAsTheEmulatorGoesAndTheReportSaysSo() throws IOException {
    bench.deploy(
        "prepare",
        then().record(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0).done(),
        Definitions.nothing(),
        Definitions.nothing());
    clusters();
    functions();
    logLines();
    Path json = folder.resolve("drills.json");
    Path html = folder.resolve("drills.html");

    Outcome outcome =
        call(
            "drill",
            "--yes",
            "--destructive",
            "--skip=heartbeat,or-in-alarm",
            "--report=" + json + "," + html);

    JsonNode report = JSON.readTree(Files.readString(json));
    Map<String, String> seen = new TreeMap<>();
    report
        .path("drills")
        .forEach(
            drill -> {
              JsonNode came = drill.path("outcome");
              seen.put(
                  drill.path("plan").path("name").asText(),
                  came.path("hindrance").asText(came.path("proof").asText()));
            });
    assertThat(seen).as(outcome.out() + outcome.err()).isEqualTo(EXPECTED);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(SealedPage.json(Files.readString(html)) + "\n").isEqualTo(Files.readString(json));
    assertThat(outcome.out()).contains(SealedPage.sha256(SealedPage.json(Files.readString(html))));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(html)))
        .isEqualTo("rw-------");
    assertThat(writer("green-cluster")).isEqualTo("green-1");
    assertThat(report.path("caller").asText()).startsWith("arn:aws:");
    assertThat(recorded(report)).isSubsetOf(allowed());
    keep(html);
  }

  @Test
  void aReportIsGoneOnWithAndAnotherStacksIsRefused() throws IOException {
    bench.deploy();
    Path json = folder.resolve("drills.json");
    call("drill", "--yes", "--only=rollback-nothing", "--report=" + json);

    Outcome again =
        call("drill", "--yes", "--resume", "--only=rollback-nothing", "--report=" + json, "--json");

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).isEqualToNormalizingNewlines(Files.readString(json));
    JsonNode kept = again.json().path("drills").path(8);
    assertThat(kept.path("plan").path("name").asText()).isEqualTo("rollback-nothing");
    assertThat(kept.path("earlier").asBoolean()).isTrue();

    Files.writeString(json, Files.readString(json).replace("\"stackId\":\"arn", "\"stackId\":\"b"));
    assertThat(call("drill", "--yes", "--resume", "--report=" + json).err())
        .contains("--resume: the report is of b");
  }

  @Test
  void withoutAYesNothingIsChangedAndProductionAsksForItsName() {
    bench.deploy();

    answering(
        "no\n",
        () -> {
          Outcome refused = call("drill", "--only=rollback-nothing");
          assertThat(refused.code()).isEqualTo(2);
          assertThat(refused.err()).contains("not confirmed: received 'no'");
        });
    bench.environment("prod-payment-a1b2c3d4");
    answering(
        "yes\n",
        () ->
            assertThat(call("drill", "--only=rollback-nothing").err())
                .contains("answer prod-payment-a1b2c3d4, or call with --yes"));
    assertThat(executions()).isEmpty();
  }

  /** The emulator's CloudWatch speaks another protocol than the SDK: neither call comes through. */
  @Test
  void whatCannotBePutRightIsAFailureAndTheNextCallTriesItFirst() {
    bench.deploy();

    Outcome first = call("drill", "--yes", "--only=or-in-alarm");
    Outcome second = call("drill", "--yes", "--only=rollback-nothing");

    assertThat(first.code()).as(first.err()).isEqualTo(1);
    assertThat(first.out()).contains("put right: NOT PUT RIGHT: alarm");
    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err()).contains("drill: cloudwatch:DeleteAlarms: ", "; try again");
    assertThat(executions()).isEmpty();
  }

  @Test
  void stoppedByASignalItFailsBackBeforeItEnds() throws IOException, InterruptedException {
    Path json = folder.resolve("drills.json");
    Process drill = failingOver(json);

    drill.destroy();

    assertThat(drill.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(writer("green-cluster")).isEqualTo("green-1");
    JsonNode record = JSON.readTree(Files.readString(json)).path("drills").path(13);
    assertThat(record.path("plan").path("name").asText()).isEqualTo("standby-failover");
    assertThat(record.path("outcome").path("hindrance").asText()).isEqualTo("STOPPED");
    assertThat(record.path("restored").asText()).endsWith("is green-1 again");
  }

  @Test
  void afterAKillTheNextCallFailsBackFirst() throws IOException, InterruptedException {
    Process drill = failingOver(folder.resolve("drills.json"));

    drill.destroyForcibly().waitFor();
    assertThat(writer("green-cluster")).isEqualTo("green-2");

    Outcome next = call("drill", "--yes", "--only=rollback-nothing");

    assertThat(next.code()).as(next.err()).isZero();
    assertThat(next.out()).contains("put right, of an earlier run: standby-failover of ");
    assertThat(writer("green-cluster")).isEqualTo("green-1");
  }

  /** The command in a process of its own, waiting for the writer function after its failover. */
  private Process failingOver(Path json) throws IOException, InterruptedException {
    bench.deploy();
    at(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0);
    clusters();
    functions();
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.home=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            Migrate.class.getName(),
            "drill",
            "--stack",
            OperatorBench.STACK,
            "--yes",
            "--destructive",
            "--only=standby-failover",
            "--report=" + json);
    Map<String, String> environment = command.environment();
    environment.put("AWS_ENDPOINT_URL", System.getProperty("aws.endpointUrl"));
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    Path said = folder.resolve("said.txt");
    command.redirectErrorStream(true).redirectOutput(said.toFile());
    Process drill = command.start();
    for (int look = 0; look < 600 && drill.isAlive(); look++) {
      if (Files.readString(said).contains("the writer function says: is on again")) {
        return drill;
      }
      Thread.sleep(200);
    }
    drill.destroyForcibly();
    throw new IllegalStateException("it did not come to wait: " + Files.readString(said));
  }

  private static void clusters() {
    try (RdsClient rds = bench.databases()) {
      for (String side : new String[] {"blue", "green"}) {
        rds.createDBCluster(
            r ->
                r.dbClusterIdentifier(side + "-cluster")
                    .engine("aurora-mysql")
                    .masterUsername("admin")
                    .masterUserPassword("not-a-secret"));
        for (int i = 1; i <= 2; i++) {
          String id = side + "-" + i;
          rds.createDBInstance(
              r ->
                  r.dbInstanceIdentifier(id)
                      .dbClusterIdentifier(side + "-cluster")
                      .engine("aurora-mysql")
                      .dbInstanceClass("db.r7g.large"));
        }
      }
    }
  }

  /** Through the API: the emulator makes those of a stack where its API does not look. */
  private static void functions() {
    try (LambdaClient lambda = bench.functions()) {
      for (String name : FUNCTIONS) {
        lambda.createFunction(
            r ->
                r.functionName(name)
                    .runtime(Runtime.PYTHON3_12)
                    .handler("index.handler")
                    .role("arn:aws:iam::" + MotoServer.ACCOUNT + ":role/operator-test")
                    .timeout(30)
                    .code(code -> code.zipFile(SdkBytes.fromByteArray(zip()))));
      }
    }
  }

  /** An archive with one empty entry. */
  private static byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
      archive.putNextEntry(new ZipEntry("index.py"));
      archive.closeEntry();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static String writer(String cluster) {
    try (RdsClient rds = bench.databases()) {
      return rds
          .describeDBClusters(r -> r.dbClusterIdentifier(cluster))
          .dbClusters()
          .get(0)
          .dbClusterMembers()
          .stream()
          .filter(each -> each.isClusterWriter())
          .findFirst()
          .orElseThrow()
          .dbInstanceIdentifier();
    }
  }

  /** The emulator's functions write nothing; these are lines as Lambda and our function do. */
  private static void logLines() {
    try (CloudWatchLogsClient logs = bench.logs()) {
      for (String function : FUNCTIONS) {
        String group = "/aws/lambda/" + function;
        logs.createLogGroup(r -> r.logGroupName(group));
        logs.createLogStream(r -> r.logGroupName(group).logStreamName("one"));
        logs.putLogEvents(
            r ->
                r.logGroupName(group)
                    .logStreamName("one")
                    .logEvents(
                        line(
                            "REPORT RequestId: 1\tDuration: 812.20 ms\tBilled Duration: 2990 ms\t"
                                + "Memory Size: 1769 MB\tMax Memory Used: 188 MB\t"
                                + "Init Duration: 2177.30 ms\t",
                            Instant.now()),
                        line(
                            "green: read_only was off on the standby and is on again",
                            Instant.now().plusSeconds(600))));
      }
    }
  }

  private static InputLogEvent line(String text, Instant at) {
    return InputLogEvent.builder().message(text).timestamp(at.toEpochMilli()).build();
  }

  private static Set<String> recorded(JsonNode report) {
    Set<String> recorded = new TreeSet<>();
    report
        .path("drills")
        .forEach(
            drill ->
                drill
                    .path("calls")
                    .forEach(
                        call ->
                            recorded.add(
                                call.path("action")
                                    .asText()
                                    .replace("lambda:Invoke", "lambda:InvokeFunction"))));
    return recorded;
  }

  private static Set<String> allowed() throws IOException {
    Set<String> allowed = new TreeSet<>();
    JSON.readTree(Files.readString(ROOT.resolve("docs/drill-policy.json")))
        .findValues("Action")
        .forEach(
            actions -> {
              if (actions.isArray()) {
                actions.forEach(action -> allowed.add(action.asText()));
              } else {
                allowed.add(actions.asText());
              }
            });
    return allowed;
  }

  /** To look at: a page from the emulator. */
  private static void keep(Path html) throws IOException {
    Path kept = ROOT.resolve("operator/target/drills-on-the-emulator.html");
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, Files.readString(html));
  }
}
