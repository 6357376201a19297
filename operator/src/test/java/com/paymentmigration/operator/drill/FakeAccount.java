package com.paymentmigration.operator.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.domain.Writer;
import com.paymentmigration.operator.drill.port.AlarmControl;
import com.paymentmigration.operator.drill.port.AuditTrail;
import com.paymentmigration.operator.drill.port.CallFailedException;
import com.paymentmigration.operator.drill.port.DatabaseControl;
import com.paymentmigration.operator.drill.port.DrillAccount;
import com.paymentmigration.operator.drill.port.FunctionCalls;
import com.paymentmigration.operator.drill.port.LogSearch;
import com.paymentmigration.operator.drill.port.StackInspection;
import com.paymentmigration.operator.drill.port.StackPart;
import com.paymentmigration.operator.drill.port.WorkflowRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** An account in which every claim holds; a test breaks what it is about. */
final class FakeAccount {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  static final String ROLE = "arn:aws:iam::123456789012:role/the-reconcile-role";
  static final String CALLER = "arn:aws:sts::123456789012:assumed-role/operator/alice";
  static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:operators";
  static final String RUN = "arn:aws:states:us-east-1:123456789012:execution:migration:one";

  /** The process dies: nothing of it may catch this. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  final FakeTime time;
  final List<String> calls = new ArrayList<>();
  String denied = "";
  String silent = "";
  int crashAt = Integer.MAX_VALUE;

  MigrationStatus status = MigrationStatus.REPLICATING;
  String stackStatus = "UPDATE_COMPLETE";
  String roleArn = ROLE;
  boolean reconciled = true;
  String reconcileAnswer = "{\"done\":true,\"status\":\"UPDATE_COMPLETE\"}";
  boolean reconcileFails;
  boolean driftEnds = true;
  final List<StackInspection.Drifted> drifted = new ArrayList<>();
  Instant rotated = FakeTime.BEGIN.minusSeconds(3600);
  int monitoringSeconds = 60;
  boolean monitoringWrites = true;
  double initMillis = 3000;
  boolean coldStarts = true;
  boolean takesOr;
  boolean takesQuery = true;
  int confirmed = 1;
  boolean alarmActs = true;
  String typed = "CODE42";
  boolean runsEnd = true;
  String runEnds = "SUCCEEDED";
  boolean rollbackChanges;
  boolean trailed = true;
  final List<String> sentToCluster = new ArrayList<>(List.of("tags"));
  String broken = "the status fits the run: received REPLICATING, allowed: SHIFTING";
  boolean failsOver = true;
  boolean setAgain = true;
  final Map<String, String> alarmStates = new TreeMap<>();
  String writer = "green-1";
  String nextWriter = "green-1";
  Instant calmAt = FakeTime.BEGIN;
  Instant startedAnew;
  private Instant runBegan;
  private long version = 5;

  FakeAccount(FakeTime time) {
    this.time = time;
    alarmStates.put("dev-backups", "OK");
    alarmStates.put("dev-connections", "OK");
  }

  /** What drills may change, as it is. */
  String changeable() {
    return alarmStates + " " + nextWriter;
  }

  DrillSite site() {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("EnvironmentName", "dev-payment-a1b2c3d4");
    parameters.put("MigrationPhase", "prepare");
    Map<String, String> outputs = new TreeMap<>();
    outputs.put("MigrationWorkflowArn", "migration");
    outputs.put("RollbackWorkflowArn", "rollback");
    outputs.put("ValidationWorkflowArn", "validation");
    outputs.put("BlueClusterIdentifier", "blue");
    outputs.put("GreenClusterIdentifier", "green");
    return new DrillSite(
        "PaymentMigrationStack-dev-payment-a1b2c3d4",
        "arn:aws:cloudformation:us-east-1:123456789012:stack/x/1",
        "us-east-1",
        "123456789012",
        CALLER,
        "--stack dev-payment-a1b2c3d4",
        parameters,
        outputs,
        List.of(
            new StackPart("PreflightFunction1", "preflight", "AWS::Lambda::Function"),
            new StackPart("WriterFunction1", "writer", "AWS::Lambda::Function"),
            new StackPart("ReconcileFunction1", "reconcile", "AWS::Lambda::Function"),
            new StackPart("ReconcileRole1", "the-reconcile-role", "AWS::IAM::Role"),
            new StackPart("Topic1", TOPIC, "AWS::SNS::Topic"),
            new StackPart("Admin1", "secret-admin", "AWS::SecretsManager::Secret"),
            new StackPart("Replicator1", "secret-replicator", "AWS::SecretsManager::Secret"),
            new StackPart("Backups1", "dev-backups", "AWS::CloudWatch::Alarm"),
            new StackPart("Connections1", "dev-connections", "AWS::CloudWatch::Alarm"),
            new StackPart("Guard1", "dev-guard", "AWS::CloudWatch::CompositeAlarm")));
  }

  DrillAccount account() {
    return new DrillAccount(
        new FakeStack(),
        new FakeFunctions(),
        new FakeLogs(),
        new FakeAlarms(),
        new FakeDatabases(),
        new FakeTrail(),
        arn -> {
          call("secretsmanager:DescribeSecret");
          return Optional.ofNullable(rotated);
        },
        new FakeWorkflows(),
        topic -> {
          call("sns:ListSubscriptionsByTopic");
          return new com.paymentmigration.operator.drill.port.TopicFacts.Subscriptions(
              confirmed, 1 - confirmed);
        },
        () -> {
          call("dynamodb:GetItem");
          return state();
        });
  }

  private Optional<MigrationState> state() {
    return status == MigrationStatus.READY
        ? Optional.empty()
        : Optional.of(
            new MigrationState(
                version,
                2,
                status,
                RunStep.IDLE,
                Environment.BLUE,
                Environment.BLUE,
                Environment.BLUE,
                new Writer.Serving(Environment.BLUE, "blue.test", 3306, "payment_app_blue"),
                TrafficWeight.allTo(Environment.BLUE),
                "",
                false,
                FakeTime.BEGIN,
                FakeTime.BEGIN,
                RUN,
                "",
                "",
                "",
                PairedAccounts.NONE,
                ""));
  }

  private void call(String action) {
    calls.add(action);
    if (calls.size() == crashAt) {
      throw new Crash();
    }
    if (action.equals(denied)) {
      throw new CallFailedException(true, "AccessDenied", action + ": AccessDenied: no", null);
    }
    if (action.equals(silent)) {
      throw new CallFailedException(false, "", action + ": no answer: refused", null);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  private final class FakeStack implements StackInspection {
    @Override
    public Now now() {
      call("cloudformation:DescribeStacks");
      return new Now(stackStatus, roleArn, Map.of("MigrationPhase", "prepare"));
    }

    @Override
    public String detectDrift() {
      call("cloudformation:DetectStackDrift");
      return "detection-1";
    }

    @Override
    public Detection detection(String id) {
      call("cloudformation:DescribeStackDriftDetectionStatus");
      boolean running = !driftEnds || time.now().isBefore(FakeTime.BEGIN.plusSeconds(20));
      return new Detection(running, "", drifted.isEmpty() ? "IN_SYNC" : "DRIFTED");
    }

    @Override
    public List<Drifted> drifted() {
      call("cloudformation:DescribeStackResourceDrifts");
      return drifted;
    }

    @Override
    public Optional<Instant> completed(String token) {
      call("cloudformation:DescribeStackEvents");
      return reconciled ? Optional.of(FakeTime.BEGIN) : Optional.empty();
    }
  }

  private final class FakeFunctions implements FunctionCalls {
    @Override
    public FunctionCalls.Facts facts(String name) {
      call("lambda:GetFunctionConfiguration");
      return new FunctionCalls.Facts(30, "java25", "/logs/" + name);
    }

    @Override
    public Reply invoke(String name, String json) {
      call("lambda:InvokeFunction");
      if (name.equals("reconcile")) {
        return new Reply(reconcileFails, reconcileAnswer);
      }
      if (broken.isEmpty()) {
        return new Reply(false, "{\"assumptions\":[{\"name\":\"x\",\"holds\":true}]}");
      }
      ObjectNode answer = JSON.createObjectNode();
      answer.putArray("assumptions").addObject().put("name", broken).put("holds", false);
      return new Reply(false, answer.toString());
    }
  }

  private final class FakeLogs implements LogSearch {
    @Override
    public List<Line> find(String group, Instant since, String filterPattern) {
      call("logs:FilterLogEvents");
      if (filterPattern.contains("Init Duration")) {
        return coldStarts
            ? List.of(
                new Line(FakeTime.BEGIN, "REPORT RequestId: 1\tDuration: 10.00 ms\tBilled: 11 ms"),
                new Line(
                    FakeTime.BEGIN,
                    "REPORT RequestId: 2\tDuration: 1500.25 ms\tBilled Duration: 4501 ms\t"
                        + "Memory Size: 1769 MB\tMax Memory Used: 190 MB\tInit Duration: "
                        + initMillis
                        + " ms\t"))
            : List.of();
      }
      boolean closed =
          setAgain && startedAnew != null && !time.now().isBefore(startedAnew.plusSeconds(40));
      return closed
          ? List.of(
              new Line(
                  startedAnew.plusSeconds(40),
                  "green: read_only was off on the standby and is on again"))
          : List.of();
    }

    @Override
    public Optional<Line> latest(String group, String stream) {
      call("logs:GetLogEvents");
      return monitoringWrites
          ? Optional.of(new Line(time.now().minusSeconds(30), "{}"))
          : Optional.empty();
    }
  }

  private final class FakeAlarms implements AlarmControl {
    @Override
    public List<AlarmControl.Facts> alarms(List<String> names) {
      call("cloudwatch:DescribeAlarms");
      return names.stream()
          .filter(alarmStates::containsKey)
          .map(name -> new AlarmControl.Facts(name, alarmStates.get(name), List.of(TOPIC)))
          .toList();
    }

    @Override
    public List<String> compositeRules(List<String> names) {
      call("cloudwatch:DescribeAlarms");
      return List.of("ALARM(\"dev-connections\")");
    }

    @Override
    public void put(String name, String query) {
      call("cloudwatch:PutMetricAlarm");
      if (!takesQuery || (query.contains(" OR ") && !takesOr)) {
        throw new CallFailedException(
            false, "ValidationError", "cloudwatch:PutMetricAlarm: ValidationError: OR", null);
      }
      alarmStates.put(name, "INSUFFICIENT_DATA");
    }

    @Override
    public void delete(String name) {
      call("cloudwatch:DeleteAlarms");
      alarmStates.remove(name);
    }

    @Override
    public void set(String name, String state, String reason) {
      call("cloudwatch:SetAlarmState");
      alarmStates.put(name, state);
    }

    @Override
    public List<String> actionsTaken(String name, Instant since) {
      call("cloudwatch:DescribeAlarmHistory");
      boolean taken = alarmActs && !time.now().isBefore(since.plusSeconds(10));
      return taken ? List.of("Successfully executed action " + TOPIC) : List.of();
    }
  }

  private final class FakeDatabases implements DatabaseControl {
    @Override
    public Cluster cluster(String id) {
      call("rds:DescribeDBClusters");
      if (id.equals("blue")) {
        return new Cluster("blue", "available", "8.0.mysql_aurora.3.10.1", "blue-1", List.of());
      }
      boolean calm = !time.now().isBefore(calmAt);
      if (calm) {
        writer = nextWriter;
      }
      TreeSet<String> readers = new TreeSet<>(List.of("green-1", "green-2"));
      readers.remove(writer);
      return new Cluster(
          "green",
          calm ? "available" : "failing-over",
          "8.0.mysql_aurora.3.10.1",
          writer,
          List.copyOf(readers));
    }

    @Override
    public Instance instance(String id) {
      call("rds:DescribeDBInstances");
      boolean calm = !time.now().isBefore(calmAt);
      return new Instance(calm ? "available" : "rebooting", "db-1", monitoringSeconds, "role");
    }

    @Override
    public void failover(String cluster, String target) {
      call("rds:FailoverDBCluster");
      if (failsOver) {
        nextWriter = target;
      }
      anew();
    }

    @Override
    public void reboot(String instance) {
      call("rds:RebootDBInstance");
      anew();
    }

    private void anew() {
      startedAnew = time.now();
      calmAt = time.now().plus(Duration.ofSeconds(30));
    }

    @Override
    public List<String> clusterEvents(String cluster, Instant since) {
      call("rds:DescribeEvents");
      return List.of("2026-12-01T10:00:20Z failover: Completed failover to DB instance: green-2");
    }
  }

  private final class FakeTrail implements AuditTrail {
    @Override
    public List<JsonNode> calls(String event, Instant since) {
      call("cloudtrail:LookupEvents");
      return switch (event) {
        case "StartExecution" ->
            trailed
                ? List.of(
                    json(
                        "{\"eventID\":\"e1\",\"eventTime\":\"2026-12-01T09:00:00Z\","
                            + "\"sourceIPAddress\":\"192.0.2.1\",\"userIdentity\":{\"arn\":\""
                            + CALLER
                            + "\"},\"responseElements\":{\"executionArn\":\""
                            + RUN
                            + "\"}}"))
                : List.of();
        case "ModifyDBCluster" ->
            sentToCluster.isEmpty()
                ? List.of()
                : List.of(
                    JSON.valueToTree(
                        Map.of(
                            "sourceIPAddress",
                            "cloudformation.amazonaws.com",
                            "requestParameters",
                            parameters())));
        default -> List.of();
      };
    }

    private Map<String, String> parameters() {
      Map<String, String> sent = new TreeMap<>();
      sent.put("dBClusterIdentifier", "green");
      sentToCluster.forEach(key -> sent.put(key, "****"));
      return sent;
    }
  }

  private final class FakeWorkflows implements WorkflowRuns {
    @Override
    public String start(String workflowArn, String json) {
      call("states:StartExecution");
      runBegan = time.now();
      if (workflowArn.equals("rollback") && rollbackChanges) {
        version++;
      }
      return RUN;
    }

    @Override
    public WorkflowRuns.Facts look(String executionArn) {
      call("states:DescribeExecution");
      boolean over = runsEnd && !time.now().isBefore(runBegan.plusSeconds(15));
      if (over && status == MigrationStatus.READY && runEnds.equals("SUCCEEDED")) {
        status = MigrationStatus.REPLICATING;
      }
      boolean failed = over && !runEnds.equals("SUCCEEDED");
      return new WorkflowRuns.Facts(
          executionArn, over ? runEnds : "RUNNING", failed ? "Error: cause" : "", runBegan);
    }

    @Override
    public Optional<WorkflowRuns.Facts> latest(String workflowArn) {
      call("states:ListExecutions");
      return Optional.of(
          new WorkflowRuns.Facts(RUN, "SUCCEEDED", "", FakeTime.BEGIN.minus(Duration.ofHours(1))));
    }

    @Override
    public String definition(String workflowArn) {
      call("states:DescribeStateMachine");
      return "{\"States\":{\"All\":{\"Type\":\"Parallel\",\"Branches\":[{\"States\":{\"Move\":"
          + "{\"Type\":\"Task\",\"TimeoutSeconds\":20,\"Parameters\":{\"FunctionName\":"
          + "\"arn:aws:lambda:us-east-1:123456789012:function:writer\"}}}}]}}}";
    }
  }
}
