package com.paymentmigration.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.Resources;
import com.paymentmigration.testsupport.TestStacks;
import com.paymentmigration.testsupport.WholeStack;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class OperationsAlarmsTest {
  private final Stack stack = TestStacks.stack();
  private final OperationsAlarms tested =
      new OperationsAlarms(stack, "Tested", Watched.operations());

  @Test
  void thereIsOneAlarmForEachWorkflowAndVaultTwoForEachGroupOfFunctionsAndSixMore() {
    assertThat(Resources.of(Template.fromStack(stack)).countByType())
        .containsExactly(Map.entry("AWS::CloudWatch::Alarm", 3 + 1 + 2 * 2 + 6));
    assertThat(tested.arns()).hasSize(14);
  }

  @Test
  void aWorkflowFailsByFailureTimeoutOrAbortion() {
    Map<String, Object> alarm = Watched.alarm(stack, "TestedRollbackWorkflowFailed");

    assertThat(alarm.get("Metrics").toString())
        .contains("ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted", "arn:rollback");
    assertThat(Watched.query(alarm, "ended"))
        .containsEntry("Expression", "failed + timedOut + aborted");
    assertThat(alarm).containsEntry("Threshold", 1).containsEntry("EvaluationPeriods", 1);
  }

  @Test
  void theFunctionsOfAGroupAreAddedUp() {
    Map<String, Object> alarm = Watched.alarm(stack, "TestedSwitchFunctionErrors");

    assertThat(Watched.query(alarm, "errors").get("Expression")).isEqualTo("errors0 + errors1");
    assertThat(Watched.query(alarm, "errors0").toString()).contains("Errors", "preflight");
    assertThat(Watched.query(alarm, "errors1").toString()).contains("Errors", "writer");
  }

  /** FILL would put a 0 into the minute of a metric that comes late, and hold the alarm in OK. */
  @Test
  void anAlarmOnOneMinuteFillsNoGap() {
    assertThat(Watched.alarms(stack).values())
        .filteredOn(alarm -> alarm.get("DatapointsToAlarm").equals(alarm.get("EvaluationPeriods")))
        .hasSize(12)
        .allSatisfy(alarm -> assertThat(alarm.get("Metrics").toString()).doesNotContain("FILL"));
  }

  @Test
  void throttlesRotationBackupsAndTablesAreWatched() {
    assertThat(Watched.alarm(stack, "TestedSupportFunctionThrottles").toString())
        .contains("Throttles", "watchdog");
    assertThat(Watched.alarm(stack, "TestedRotationFailed").toString())
        .contains("Errors", "Throttles", "rotation");
    assertThat(Watched.query(Watched.alarm(stack, "TestedBlueBackupFailed"), "failed"))
        .containsEntry(
            "Expression",
            "SELECT SUM(NumberOfBackupJobsFailed) FROM \"AWS/Backup\""
                + " WHERE BackupVaultName = 'vault-blue'")
        .containsEntry("Period", 300);
    assertThat(Watched.alarm(stack, "TestedTableThrottles").toString())
        .contains("ReadThrottleEvents", "WriteThrottleEvents", "sessions", "state");
  }

  @Test
  void aWayBackThatIsGoneRingsByTheMetricThatTheFunctionsRecord() {
    assertThat(
            Watched.query(Watched.alarm(stack, "TestedWriterRollbackNotAvailable"), "available")
                .toString())
        .contains("WriterRollbackAvailable", "PaymentMigration/dev-payment-a1b2c3d4", "Minimum");
  }

  @Test
  void silenceRingsOnlyWhereSomethingAlwaysSpeaks() {
    assertThat(Watched.alarms(stack))
        .allSatisfy(
            (id, alarm) ->
                assertThat(alarm)
                    .containsEntry(
                        "TreatMissingData",
                        id.startsWith("TestedControlsSilent") ? "breaching" : "notBreaching"));
  }

  @Test
  void aControlThatStopsToLogRings() {
    Map<String, Object> alarm = Watched.alarm(stack, "TestedControlsSilent");

    assertThat(Watched.query(alarm, "flows").toString())
        .contains("IncomingLogEvents", "AWS/Logs", "LogGroupName", "flows", "Period=300");
    assertThat(Watched.query(alarm, "firewall").toString())
        .contains("IncomingLogEvents", "aws-waf-logs-entrance", "Period=300");
    assertThat(Watched.query(alarm, "requests").toString())
        .contains("RequestCount", "app/balancer/1", "Period=300");
    assertThat(Watched.query(alarm, "silent").get("Expression"))
        .isEqualTo(
            "IF(FILL(flows, 0) < 1, 1, 0)"
                + " + IF(FILL(requests, 0) >= 10 AND FILL(firewall, 0) < 1, 1, 0)");
    assertThat(alarm).containsEntry("EvaluationPeriods", 6).containsEntry("DatapointsToAlarm", 5);
  }

  @Test
  void everyAlarmSaysWhatItMeansAndWhatToDoFirst() {
    assertThat(Watched.alarms(stack).values())
        .allSatisfy(
            alarm -> {
              assertThat((String) alarm.get("AlarmDescription")).contains(" First: ");
              assertThat(alarm).containsEntry("AlarmActions", List.of(Watched.TOPIC));
            });
  }

  @Test
  void moreFunctionsThanOneAlarmAddsUpAreRejected() {
    OperationsAlarmsProps good = Watched.operations();

    assertThatThrownBy(
            () ->
                new OperationsAlarmsProps(
                    good.workflowArns(),
                    Watched.groups(Collections.nCopies(11, "function"), List.of("watchdog")),
                    good.rotationFunctionName(),
                    good.backupVaultNames(),
                    good.tableNames(),
                    good.controlLogs(),
                    good.metricNamespace(),
                    good.topicArn()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("functionGroups.Switch: received 11, allowed: 1 to 10");
  }

  @Test
  void everyFunctionOfTheStackIsWatchedForErrorsAndForThrottles() {
    WholeStack whole = WholeStack.selected();
    Set<String> functions = whole.ofType("AWS::Lambda::Function").keySet();

    for (String metric : List.of("Errors", "Throttles")) {
      assertThat(watched(whole, metric)).as(metric).containsExactlyInAnyOrderElementsOf(functions);
    }
  }

  /** Logical ids of the functions with an alarm on {@code metric}. */
  private static Set<String> watched(WholeStack whole, String metric) {
    Set<String> ids = new TreeSet<>();
    for (JsonNode alarm : whole.ofType("AWS::CloudWatch::Alarm").values()) {
      for (JsonNode query : alarm.at("/Properties/Metrics")) {
        JsonNode watched = query.at("/MetricStat/Metric");
        if (watched.path("MetricName").asText().equals(metric)
            && watched.path("Namespace").asText().equals("AWS/Lambda")) {
          ids.add(watched.at("/Dimensions/0/Value/Ref").asText());
        }
      }
    }
    return ids;
  }
}
