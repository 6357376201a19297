package com.paymentmigration.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.testsupport.Resources;
import com.paymentmigration.testsupport.TestStacks;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class OperationsAlarmsTest {
  private final Stack stack = TestStacks.stack();
  private final OperationsAlarms tested =
      new OperationsAlarms(stack, "Tested", Watched.operations());

  @Test
  void thereIsOneAlarmForEachWorkflowAndSevenMore() {
    assertThat(Resources.of(Template.fromStack(stack)).countByType())
        .containsExactly(Map.entry("AWS::CloudWatch::Alarm", 10));
    assertThat(tested.arns()).hasSize(10);
  }

  @Test
  void aWorkflowFailsByFailureTimeoutOrAbortion() {
    Map<String, Object> alarm = Watched.alarm(stack, "TestedRollbackWorkflowFailed");

    assertThat(alarm.get("Metrics").toString())
        .contains("ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted", "arn:rollback");
    assertThat(alarm).containsEntry("Threshold", 1).containsEntry("EvaluationPeriods", 1);
  }

  @Test
  void allFunctionsAreInOneQuery() {
    assertThat(
            Watched.query(Watched.alarm(stack, "TestedFunctionErrors"), "errors").get("Expression"))
        .isEqualTo(
            "SELECT SUM(Errors) FROM \"AWS/Lambda\" WHERE FunctionName = 'preflight' OR"
                + " FunctionName = 'writer'");
  }

  @Test
  void throttlesRotationBackupsAndTablesAreWatched() {
    assertThat(Watched.alarm(stack, "TestedFunctionThrottles").toString()).contains("Throttles");
    assertThat(Watched.alarm(stack, "TestedRotationFailed").toString()).contains("rotation");
    assertThat(Watched.alarm(stack, "TestedBackupFailed").toString())
        .contains("NumberOfBackupJobsFailed", "vault-blue", "vault-green");
    assertThat(Watched.alarm(stack, "TestedTableThrottles").toString())
        .contains("ThrottledRequests", "sessions", "state");
  }

  @Test
  void aWayBackThatIsGoneRingsByTheMetricThatTheFunctionsRecord() {
    assertThat(
            Watched.query(Watched.alarm(stack, "TestedWriterRollbackNotAvailable"), "available")
                .toString())
        .contains("WriterRollbackAvailable", "PaymentMigration/dev-payment-a1b2c3d4");
  }

  @Test
  void everyAlarmSaysWhatItMeansAndWhatToDoFirst() {
    assertThat(Watched.alarms(stack).values())
        .allSatisfy(
            alarm -> {
              assertThat((String) alarm.get("AlarmDescription")).contains(" First: ");
              assertThat(alarm).containsEntry("TreatMissingData", "notBreaching");
              assertThat(alarm).containsEntry("AlarmActions", List.of(Watched.TOPIC));
            });
  }

  @Test
  void moreFunctionsThanOneQueryHoldsAreRejected() {
    OperationsAlarmsProps good = Watched.operations();

    assertThatThrownBy(
            () ->
                new OperationsAlarmsProps(
                    good.workflowArns(),
                    Collections.nCopies(21, "function"),
                    good.rotationFunctionName(),
                    good.backupVaultNames(),
                    good.tableNames(),
                    good.metricNamespace(),
                    good.topicArn()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("functionNames: received 21, allowed: 1 to 20");
  }
}
