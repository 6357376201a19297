package com.paymentmigration.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.rehearsal.calls.RecordedCall;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Calls that the functions' code never makes, and that whoever got into a function would: each is
 * denied by the independent simulator, and the call that it differs from by one thing is allowed.
 */
class ForbiddenCallsIT {
  private static final DeployedTemplate TEMPLATE =
      DeployedTemplate.of(WholeStack.selected().template());
  private static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";
  private static final String TABLE = "MigrationStateTable";
  private static final String KEYS = "dynamodb:LeadingKeys";

  @Test
  void anUpdateOfTheStackTakesThePreviousTemplateTheNarrowRoleAndTheListenerRuleOnly() {
    Map<String, RecordedCall> calls = new LinkedHashMap<>();
    calls.put("", update(Map.of()));
    calls.put("a foreign template", update(Map.of("cloudformation:TemplateUrl", "https://x/t")));
    calls.put(
        "a foreign stack policy", update(Map.of("cloudformation:StackPolicyUrl", "https://x/p")));
    calls.put("another type", update(Map.of("cloudformation:ResourceTypes", "AWS::IAM::Role")));
    calls.put(
        "one more type",
        update(Map.of("cloudformation:ResourceTypes", RULE + ",AWS::RDS::DBCluster")));
    calls.put("no list of types", update(Map.of("cloudformation:ResourceTypes", "")));
    calls.put("another role", update(Map.of("cloudformation:RoleArn", "SwitchRunFunctionRole")));
    calls.put("no role", update(Map.of("cloudformation:RoleArn", "")));

    assertOnlyTheFirstIsAllowed(calls);
  }

  @Test
  void auditEventsAreAppendedAndNeitherUpdatedNorDeleted() {
    for (String function :
        List.of(
            "SwitchRunFunction",
            "SwitchTrafficFunction",
            "SwitchTrafficBackFunction",
            "SwitchWriterFunction",
            "SwitchWatchdogFunction",
            "RotationRotationFunction")) {
      Map<String, RecordedCall> calls = new LinkedHashMap<>();
      calls.put("", call(function, "dynamodb:PutItem", TABLE, Map.of(KEYS, "audit")));
      for (String action :
          List.of(
              "dynamodb:UpdateItem",
              "dynamodb:DeleteItem",
              "dynamodb:BatchWriteItem",
              "dynamodb:PartiQLUpdate",
              "dynamodb:PartiQLDelete",
              "dynamodb:DeleteTable",
              "dynamodb:UpdateTimeToLive")) {
        calls.put(function + " " + action, call(function, action, TABLE, Map.of(KEYS, "audit")));
      }
      calls.put(
          function + " another partition",
          call(function, "dynamodb:PutItem", TABLE, Map.of(KEYS, "absorb-approval")));
      calls.put(function + " no partition", call(function, "dynamodb:PutItem", TABLE, Map.of()));

      assertOnlyTheFirstIsAllowed(calls);
    }
  }

  @Test
  void theValidationWorkerWritesNeitherTheStateItemNorAnAuditEvent() {
    Map<String, RecordedCall> calls = new LinkedHashMap<>();
    String worker = "ValidationFunctionsWorkerFunction";
    calls.put("", call(worker, "dynamodb:PutItem", TABLE, Map.of(KEYS, "validation#1")));
    calls.put("state", call(worker, "dynamodb:PutItem", TABLE, Map.of(KEYS, "migration")));
    calls.put("audit", call(worker, "dynamodb:PutItem", TABLE, Map.of(KEYS, "audit")));

    assertOnlyTheFirstIsAllowed(calls);
  }

  @Test
  void aLogIsAppendedToAndNeitherDeletedNorShortened() {
    Map<String, RecordedCall> calls = new LinkedHashMap<>();
    String log = TEMPLATE.arnOf(TEMPLATE.logicalId("SwitchRunFunctionLogs"));
    String stream = log.replaceFirst(":\\*$", "") + ":log-stream:s";
    calls.put("", call("SwitchRunFunction", "logs:PutLogEvents", stream, Map.of()));
    for (String action :
        List.of(
            "logs:DeleteLogGroup",
            "logs:DeleteLogStream",
            "logs:PutRetentionPolicy",
            "logs:DeleteRetentionPolicy")) {
      calls.put(action, call("SwitchRunFunction", action, stream, Map.of()));
    }

    assertOnlyTheFirstIsAllowed(calls);
  }

  @Test
  void theCodeOfAFunctionMayNotTouchANetworkInterfaceThatLambdaMakes() {
    for (String action : List.of("ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface")) {
      Map<String, RecordedCall> calls = new LinkedHashMap<>();
      calls.put("", call("SwitchWriterFunction", action, "*", Map.of()));
      calls.put(
          action + " by code",
          call(
              "SwitchWriterFunction",
              action,
              "*",
              Map.of(
                  "lambda:SourceFunctionArn",
                  "arn:aws:lambda:us-east-1:111122223333:function:writer")));

      assertOnlyTheFirstIsAllowed(calls, false);
    }
  }

  /** Snapshots of other workloads have names of the same form; the tag tells them apart. */
  @Test
  void aBackupRoleDeletesAndTagsSnapshotsOfThisEnvironmentOnly() {
    String snapshot =
        "arn:aws:rds:us-east-1:" + FakeValues.ACCOUNT + ":cluster-snapshot:awsbackup:job-1";
    String tag = "aws:ResourceTag/Environment";
    String own = TEMPLATE.substituted("${EnvironmentName}");
    for (String role : List.of("BlueBackupsRole", "GreenBackupsRole")) {
      Map<String, Request> deletions = new LinkedHashMap<>();
      deletions.put("", backup(role, "rds:DeleteDBClusterSnapshot", snapshot, Map.of(tag, own)));
      deletions.put("no tag", backup(role, "rds:DeleteDBClusterSnapshot", snapshot, Map.of()));
      for (String other : List.of("prod-payment-99999999", own + "x", "", "*")) {
        deletions.put(
            "tag '" + other + "'",
            backup(role, "rds:DeleteDBClusterSnapshot", snapshot, Map.of(tag, other)));
      }
      deletions.put(
          "a person's snapshot",
          backup(
              role,
              "rds:DeleteDBClusterSnapshot",
              snapshot.replace("awsbackup:", ""),
              Map.of(tag, own)));
      for (String action :
          List.of(
              "rds:ModifyDBClusterSnapshotAttribute",
              "rds:CopyDBClusterSnapshot",
              "rds:RestoreDBClusterFromSnapshot",
              "rds:RemoveTagsFromResource")) {
        deletions.put(action, backup(role, action, snapshot, Map.of(tag, own)));
      }
      deletions.put(
          "automated backups",
          backup(
              role,
              "rds:DeleteDBClusterAutomatedBackup",
              snapshot.replace("cluster-snapshot:awsbackup:", "cluster-auto-backup:"),
              Map.of(tag, own)));
      assertOnlyTheFirstIs(deletions);

      Map<String, Request> tags = new LinkedHashMap<>();
      tags.put("", backup(role, "rds:AddTagsToResource", snapshot, Map.of()));
      tags.put(
          "another environment's",
          backup(role, "rds:AddTagsToResource", snapshot, Map.of(tag, "prod-payment-99999999")));
      assertOnlyTheFirstIs(tags);
    }
  }

  private static Request backup(
      String role, String action, String resource, Map<String, String> context) {
    return new Request(
        TEMPLATE.arnOf(TEMPLATE.logicalId(role)), action, resource, context, false, "tried");
  }

  @Test
  void theKeyOfOperationsOpensVariablesAndNoDataOfExecutions() {
    Map<String, RecordedCall> calls = new LinkedHashMap<>();
    String context = "kms:EncryptionContext:aws:lambda:FunctionArn";
    calls.put(
        "",
        call(
            "SwitchBakeFunction",
            "kms:Decrypt",
            "KeysOperations",
            Map.of(context, "arn:aws:lambda:us-east-1:" + FakeValues.ACCOUNT + ":function:bake")));
    calls.put("no context", call("SwitchBakeFunction", "kms:Decrypt", "KeysOperations", Map.of()));
    calls.put(
        "an execution's data",
        call(
            "SwitchBakeFunction",
            "kms:Decrypt",
            "KeysOperations",
            Map.of("kms:EncryptionContext:aws:states:stateMachineArn", "arn:aws:states:x")));

    assertOnlyTheFirstIsAllowed(calls, false);
  }

  private static RecordedCall update(Map<String, String> other) {
    Map<String, String> context = new TreeMap<>();
    context.put("cloudformation:RoleArn", "ReconcileRole");
    context.put("cloudformation:ResourceTypes", RULE);
    context.putAll(other);
    context.values().removeIf(String::isEmpty);
    return call("SwitchReconcileFunction", "cloudformation:UpdateStack", "AWS::StackId", context);
  }

  private static RecordedCall call(
      String caller, String action, String resource, Map<String, String> context) {
    return new RecordedCall(caller, action, resource, context);
  }

  private static void assertOnlyTheFirstIsAllowed(Map<String, RecordedCall> calls) {
    assertOnlyTheFirstIsAllowed(calls, true);
  }

  /**
   * @param throughTheEndpoint whether the code makes the call, from inside the network; what Lambda
   *     does in the function's name does not pass there
   */
  private static void assertOnlyTheFirstIsAllowed(
      Map<String, RecordedCall> calls, boolean throughTheEndpoint) {
    Map<String, Request> requests = new LinkedHashMap<>();
    calls.forEach(
        (name, call) -> {
          Request request = Requests.of(List.of(call), TEMPLATE).get(0);
          requests.put(
              name,
              new Request(
                  request.principal(),
                  request.action(),
                  request.resource(),
                  request.context(),
                  throughTheEndpoint,
                  request.origin()));
        });
    assertOnlyTheFirstIs(requests);
  }

  private static void assertOnlyTheFirstIs(Map<String, Request> named) {
    List<Request> requests = new ArrayList<>(named.values());
    List<IamJudge.Verdict> verdicts = IamJudge.judge(requests, TEMPLATE);
    List<String> names = new ArrayList<>(named.keySet());
    for (int i = 0; i < names.size(); i++) {
      assertThat(verdicts.get(i).allowed())
          .as(names.get(i) + ": " + requests.get(i).text() + " " + verdicts.get(i).why())
          .isEqualTo(i == 0);
    }
  }
}
