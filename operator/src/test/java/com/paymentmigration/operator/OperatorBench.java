package com.paymentmigration.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.ElbTrafficControl;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.lambda.testmoto.StateTable;
import com.paymentmigration.protocol.OutputNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A deployed stack over the emulator, and {@code ./migrate} called on it in this JVM. */
final class OperatorBench implements AutoCloseable {
  static final String STACK = "PaymentMigrationStack-dev-payment-a1b2c3d4";

  /** The emulator shares its machine with the build. */
  private static final CallLimits UNHURRIED =
      new CallLimits(Duration.ofSeconds(30), Duration.ofSeconds(60), 1);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Path INTERPRETER =
      Path.of(System.getProperty("project.root", ".."))
          .resolve("operator/src/test/resources/operator/moto_interpreter.py");

  private final MotoServer moto = MotoServer.start(INTERPRETER, Map.of());
  final CloudFormationClient stacks =
      UNHURRIED.client(moto.configure(CloudFormationClient.builder()));
  final DynamoDbClient tables = UNHURRIED.client(moto.configure(DynamoDbClient.builder()));
  final SfnClient workflows = UNHURRIED.client(moto.configure(SfnClient.builder()));

  OperatorBench() {
    moto.useForDefaultClients();
  }

  /** What a command answered. */
  record Outcome(int code, String out, String err) {
    /** Its answer's last line as JSON. */
    JsonNode json() {
      List<String> lines = out.lines().toList();
      try {
        return JSON.readTree(lines.get(lines.size() - 1));
      } catch (IOException failure) {
        throw new UncheckedIOException(out, failure);
      }
    }
  }

  /** Empties the emulator and deploys the stack. */
  void deploy(String phase, String migration, String rollback, String validation) {
    moto.reset();
    String migrationArn = stateMachine("migration", migration);
    String rollbackArn = stateMachine("rollback", rollback);
    String validationArn = stateMachine("validation", validation);
    stacks.createStack(
        r ->
            r.stackName(STACK)
                .templateBody(template())
                .parameters(
                    parameter("MigrationPhase", phase),
                    parameter("MigrationArn", migrationArn),
                    parameter("RollbackArn", rollbackArn),
                    parameter("ValidationArn", validationArn)));
  }

  /** Deploys the stack in phase {@code migrate} with workflows that end at once. */
  void deploy() {
    deploy("migrate", Definitions.nothing(), Definitions.nothing(), Definitions.nothing());
  }

  /**
   * Runs a workflow of the given definition to its end: how a test puts the state where it wants.
   */
  void run(String definition) throws InterruptedException {
    String machine = stateMachine("setup-" + System.nanoTime(), definition);
    String execution =
        workflows.startExecution(r -> r.stateMachineArn(machine).name("setup")).executionArn();
    String status = "RUNNING";
    for (int look = 0; look < 300 && status.equals("RUNNING"); look++) {
      Thread.sleep(100);
      status = workflows.describeExecution(r -> r.executionArn(execution)).statusAsString();
    }
    if (!status.equals("SUCCEEDED")) {
      throw new IllegalStateException("setup of the state ended " + status);
    }
  }

  /** A state machine by the API: those of a stack are unknown to the emulator's interpreter. */
  private String stateMachine(String name, String definition) {
    return workflows
        .createStateMachine(
            r ->
                r.name(name)
                    .definition(definition)
                    .roleArn("arn:aws:iam::" + MotoServer.ACCOUNT + ":role/operator-test"))
        .stateMachineArn();
  }

  /** Calls {@code ./migrate} with {@code arguments} and this stack. */
  static Outcome call(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--stack", STACK));
    all.addAll(List.of(arguments));
    return bare(all.toArray(String[]::new));
  }

  /** Calls {@code ./migrate} with {@code arguments} only. */
  static Outcome bare(String... arguments) {
    return bare(System.getenv(), arguments);
  }

  /** Calls {@code ./migrate} with {@code arguments} only, in this environment. */
  static Outcome bare(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Migrate.commandLine(environment)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  /** Gives the weighted rule these weights, past the migration. */
  void weights(int green) {
    try (ElasticLoadBalancingV2Client balancers =
        UNHURRIED.client(moto.configure(ElasticLoadBalancingV2Client.builder()))) {
      new ElbTrafficControl(
              balancers,
              output(OutputNames.WEIGHTED_RULE_ARN),
              output(OutputNames.BLUE_TARGET_GROUP_ARN),
              output(OutputNames.GREEN_TARGET_GROUP_ARN))
          .set(new TrafficWeight(green));
    }
  }

  /** Deletes the weighted rule, past the migration. */
  void deleteRule() {
    try (ElasticLoadBalancingV2Client balancers =
        UNHURRIED.client(moto.configure(ElasticLoadBalancingV2Client.builder()))) {
      balancers.deleteRule(r -> r.ruleArn(output(OutputNames.WEIGHTED_RULE_ARN)));
    }
  }

  /** Value of an output of the stack. */
  String output(String name) {
    return stacks.describeStacks(r -> r.stackName(STACK)).stacks().get(0).outputs().stream()
        .filter(output -> output.outputKey().equals(name))
        .findFirst()
        .orElseThrow()
        .outputValue();
  }

  /** A client of the emulated RDS. */
  RdsClient databases() {
    return UNHURRIED.client(moto.configure(RdsClient.builder()));
  }

  /** A client of the emulated Lambda. */
  LambdaClient functions() {
    return UNHURRIED.client(moto.configure(LambdaClient.builder()));
  }

  /** A client of the emulated CloudWatch Logs. */
  CloudWatchLogsClient logs() {
    return UNHURRIED.client(moto.configure(CloudWatchLogsClient.builder()));
  }

  /** Names the environment otherwise. */
  void environment(String name) {
    stacks.updateStack(
        r ->
            r.stackName(STACK)
                .usePreviousTemplate(true)
                .parameters(
                    parameter("EnvironmentName", name),
                    kept("MigrationPhase"),
                    kept("MigrationArn"),
                    kept("RollbackArn"),
                    kept("ValidationArn")));
  }

  private static Parameter kept(String key) {
    return Parameter.builder().parameterKey(key).usePreviousValue(true).build();
  }

  /** Writes an item into the state table. */
  void put(Map<String, AttributeValue> item) {
    tables.putItem(r -> r.tableName(StateTable.NAME).item(item));
  }

  /** Lets the state item name foreign transactions. */
  void foreign(String gtids) {
    Map<String, AttributeValue> item = new TreeMap<>(state());
    item.put("foreign", AttributeValue.fromS(gtids));
    put(item);
  }

  private Map<String, AttributeValue> state() {
    Map<String, AttributeValue> key = new TreeMap<>();
    key.put("id", AttributeValue.fromS("migration"));
    key.put("sort", AttributeValue.fromS("state"));
    return tables.getItem(r -> r.tableName(StateTable.NAME).key(key)).item();
  }

  private static Parameter parameter(String key, String value) {
    return Parameter.builder().parameterKey(key).parameterValue(value).build();
  }

  private static String template() {
    try (InputStream in = OperatorBench.class.getResourceAsStream("/operator/stack.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the template of the test stack", failure);
    }
  }

  @Override
  public void close() {
    stacks.close();
    tables.close();
    workflows.close();
    moto.close();
  }
}
