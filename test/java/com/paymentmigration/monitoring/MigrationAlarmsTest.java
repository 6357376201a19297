package com.paymentmigration.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.AlarmEvidence;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.Resources;
import com.paymentmigration.testsupport.TestStacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class MigrationAlarmsTest {
  private final Stack stack = TestStacks.stack();
  private final MigrationAlarms tested =
      new MigrationAlarms(
          stack,
          "Tested",
          new MigrationAlarmsProps(
              Watched.environment(Environment.BLUE, "prod"),
              Watched.environment(Environment.GREEN, "prod"),
              Watched.TOPIC));

  @Test
  void anEnvironmentHasSixAlarmsAndAGuard() {
    assertThat(Resources.of(Template.fromStack(stack)).countByType())
        .containsExactly(
            Map.entry("AWS::CloudWatch::Alarm", 12),
            Map.entry("AWS::CloudWatch::CompositeAlarm", 2));
  }

  @Test
  void connectionsRingAtAShareOfWhatTheInstanceClassTakes() {
    Map<String, Object> alarm = Watched.alarm(stack, "TestedBlueConnections");

    // db.r7g.2xlarge takes 3000; the production profile rings at 70 %.
    assertThat(alarm).containsEntry("Threshold", 2100);
    assertThat(Watched.query(alarm, "connections").toString())
        .contains("DatabaseConnections", "cluster-blue", "Maximum");
  }

  @Test
  void responseTimeIsThe99thPercentileOfTheOwnTargetGroupInSeconds() {
    Map<String, Object> alarm = Watched.alarm(stack, "TestedGreenResponseTime");

    assertThat(alarm).containsEntry("Threshold", 0.5);
    assertThat(Watched.query(alarm, "p99").toString())
        .contains("TargetResponseTime", "p99", "targetgroup/green/1", "app/balancer/1");
  }

  @Test
  void aSingleFailedRequestAtASmallWeightRingsNothing() {
    assertThat(
            (String)
                Watched.query(Watched.alarm(stack, "TestedGreenServerErrors"), "percent")
                    .get("Expression"))
        .isEqualTo(
            "IF(FILL(answers, 0) + FILL(connections, 0) >= 5,"
                + " 100 * (FILL(answers, 0) + FILL(connections, 0)) / requests, 0)");
  }

  @Test
  void connectionsThatTargetsRefuseCountAsFailures() {
    assertThat(
            Watched.query(Watched.alarm(stack, "TestedBlueServerErrors"), "connections").toString())
        .contains("TargetConnectionErrorCount");
  }

  @Test
  void requestsThatNobodyAnswersRingWhateverTheOthersAreAnswered() {
    Map<String, Object> alarm = Watched.alarm(stack, "TestedGreenUnansweredRequests");

    assertThat((String) Watched.query(alarm, "percent").get("Expression"))
        .startsWith("IF(FILL(requests, 0) - (FILL(answers2, 0) + ")
        .endsWith(
            ", 100 * (requests - (FILL(answers2, 0) + FILL(answers3, 0) + FILL(answers4, 0)"
                + " + FILL(answers5, 0))) / requests, 0)");
    for (int status = 2; status <= 5; status++) {
      assertThat(Watched.query(alarm, "answers" + status).toString())
          .contains("HTTPCode_Target_" + status + "XX_Count", "targetgroup/green/1", "Sum");
    }
  }

  /** What a ring may still come from is reckoned with it. */
  @Test
  void noAlarmOfAGuardLooksAtMoreMinutesThanARunAllowsFor() {
    for (String side : List.of("TestedBlue", "TestedGreen")) {
      for (String alarm :
          List.of(
              "Connections",
              "ResponseTime",
              "ServerErrors",
              "UnansweredRequests",
              "UnhealthyHosts")) {
        assertThat((Integer) Watched.alarm(stack, side + alarm).get("EvaluationPeriods"))
            .isLessThanOrEqualTo(AlarmEvidence.MINUTES);
      }
    }
  }

  @Test
  void aBootingInstanceIsNoFailureButASilentFleetIs() {
    Map<String, Object> alarm = Watched.alarm(stack, "TestedBlueUnhealthyHosts");

    assertThat(Watched.query(alarm, "lacking")).containsEntry("Expression", "6 - healthy");
    assertThat(alarm).containsEntry("TreatMissingData", "breaching");
  }

  @Test
  void lagRingsAboveItsBoundAndBelowZero() {
    Map<String, Object> alarm = Watched.alarm(stack, "TestedGreenReplicaLag");

    assertThat(Watched.query(alarm, "behind"))
        .containsEntry("Expression", "IF(least < 0 OR most >= 5, 1, 0)");
    assertThat(Watched.query(alarm, "least").toString())
        .contains("AuroraBinlogReplicaLag", "Minimum", "WRITER");
    assertThat(Watched.query(alarm, "most").toString())
        .contains("AuroraBinlogReplicaLag", "Maximum", "WRITER");
  }

  @Test
  void theGuardHoldsWhatARollbackCuresAndNotTheLag() {
    Map<String, Map<String, Object>> guards =
        Resources.of(Template.fromStack(stack)).propertiesOf("AWS::CloudWatch::CompositeAlarm");

    assertThat(guards).hasSize(2);
    guards.forEach(
        (id, guard) ->
            assertThat(guard.get("AlarmRule").toString())
                .as("one of them is enough")
                .doesNotContain(" AND ", "NOT ")
                .contains(
                    " OR ",
                    "Connections",
                    "ResponseTime",
                    "ServerErrors",
                    "UnansweredRequests",
                    "UnhealthyHosts")
                .doesNotContain("ReplicaLag"));
  }

  @Test
  void everyAlarmSaysWhatItMeansWhatToDoFirstAndWhatSilenceMeans() {
    assertThat(Watched.alarms(stack).values())
        .allSatisfy(
            alarm -> {
              assertThat((String) alarm.get("AlarmDescription")).contains(" First: ");
              assertThat((String) alarm.get("AlarmDescription")).hasSizeLessThanOrEqualTo(1024);
              assertThat(alarm).containsKey("TreatMissingData");
              assertThat(alarm).containsEntry("AlarmActions", List.of(Watched.TOPIC));
            });
  }

  @Test
  void noAlarmHasAPhysicalNameThatTwoDeploymentsWouldShare() {
    assertThat(Watched.alarms(stack).values())
        .allSatisfy(alarm -> assertThat(alarm).doesNotContainKey("AlarmName"));
  }

  @Test
  void guardsAreKnownByNameAndAllAlarmsByArn() {
    assertThat(tested.guardName(Environment.BLUE))
        .isNotEqualTo(tested.guardName(Environment.GREEN));
    assertThat(tested.arns()).hasSize(14).contains(tested.guardArn(Environment.GREEN));
  }

  @Test
  void alarmsOfOneColourOnTheMetricsOfTheOtherAreRejected() {
    EnvironmentAlarmsProps blue = Watched.environment(Environment.BLUE, "dev");

    assertThatThrownBy(() -> new MigrationAlarmsProps(blue, blue, Watched.TOPIC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("green.environment: received blue, allowed: green");
  }

  @Test
  void nothingIsLeftToFind() {
    assertThat(NagFindings.of(stack)).isEmpty();
  }
}
