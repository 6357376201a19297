package com.paymentmigration.operator.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.operator.doctor.account.Engines;
import com.paymentmigration.operator.doctor.account.Identities;
import com.paymentmigration.operator.doctor.account.Settings;
import com.paymentmigration.operator.doctor.account.Stacks.StackState;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import com.paymentmigration.operator.report.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engine, backup, stack, caller, service roles, settings of the account. */
class AccountChecksTest {
  private static final String CLUSTER =
      """
      "Cluster": {"Type": "AWS::RDS::DBCluster", "Properties": {
        "Engine": "aurora-mysql", "EngineVersion": "8.0.mysql_aurora.3.10.1"}},
      "Group": {"Type": "AWS::RDS::DBClusterParameterGroup", "Properties": {
        "Family": "aurora-mysql8.0", "Parameters": {"binlog_format": "ROW", "gtid-mode": "ON"}}}
      """;
  private static final String SELECTION =
      """
      "Cluster": {"Type": "AWS::RDS::DBCluster", "Properties": {}},
      "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {}},
      "Selection": {"Type": "AWS::Backup::BackupSelection", "Properties": {"BackupSelection": {
        "Resources": [{"Fn::GetAtt": ["Cluster", "DBClusterArn"]},
                      {"Fn::GetAtt": ["Table", "Arn"]}]}}}
      """;

  private record Engine(Optional<Engines.Version> offered, Map<String, Boolean> parameters)
      implements Engines {
    @Override
    public Optional<Version> version(String engine, String version) {
      return offered;
    }

    @Override
    public Map<String, Boolean> clusterParameters(String family) {
      return parameters;
    }
  }

  private static List<Finding> engine(Engines.Version version, Map<String, Boolean> parameters) {
    return EngineCheck.all(
            Plans.of(CLUSTER, Map.of()), new Engine(Optional.ofNullable(version), parameters))
        .stream()
        .map(Plans::only)
        .toList();
  }

  @Test
  void anEngineVersionMustBeOfferedAndOfTheGroupsFamily() {
    Map<String, Boolean> known = Map.of("binlog_format", true, "gtid-mode", true);
    Engines.Version good = new Engines.Version("available", "aurora-mysql8.0");

    assertThat(engine(good, known)).extracting(Finding::verdict).containsOnly(Verdict.OK);
    assertThat(engine(null, known).get(0).evidence()).isEqualTo("not offered in us-east-1");
    assertThat(engine(new Engines.Version("deprecated", "aurora-mysql8.0"), known).get(0).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(engine(new Engines.Version("available", "aurora-mysql8.4"), known).get(0).evidence())
        .isEqualTo("belongs to family aurora-mysql8.4");
  }

  @Test
  void aParameterThatTheFamilyLacksOrFixesIsFound() {
    Finding finding =
        engine(new Engines.Version("available", "aurora-mysql8.0"), Map.of("gtid-mode", false))
            .get(1);

    assertThat(finding.evidence())
        .isEqualTo("binlog_format is unknown, gtid-mode may not be changed");
  }

  @Test
  void backupMustBeSwitchedOnForWhatThePlansSelect() {
    PlannedStack plan = Plans.of(SELECTION, Map.of());

    assertThat(
            Plans.verdict(
                BackupCheck.of(plan, () -> Map.of("Aurora", true, "DynamoDB", true, "EFS", false))))
        .isEqualTo(Verdict.OK);
    Finding off =
        Plans.only(
            BackupCheck.of(
                plan, () -> new java.util.TreeMap<>(Map.of("Aurora", false, "EFS", true))));
    assertThat(off.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(off.evidence()).startsWith("Aurora, DynamoDB switched off");
    assertThat(off.commands().get(0))
        .endsWith("'{\"Aurora\":true,\"DynamoDB\":true,\"EFS\":true}'");
  }

  /** Statuses of CloudFormation's reference. */
  @ParameterizedTest
  @CsvSource({
    "CREATE_COMPLETE, OK, ''",
    "UPDATE_COMPLETE, OK, ''",
    "UPDATE_ROLLBACK_COMPLETE, OK, ''",
    "REVIEW_IN_PROGRESS, OK, ''",
    "ROLLBACK_COMPLETE, FAIL, delete-stack",
    "ROLLBACK_FAILED, FAIL, delete-stack",
    "CREATE_FAILED, FAIL, delete-stack",
    "DELETE_FAILED, FAIL, delete-stack",
    "UPDATE_ROLLBACK_FAILED, FAIL, continue-update-rollback",
    "UPDATE_IN_PROGRESS, FAIL, describe-stack-events",
    "DELETE_IN_PROGRESS, FAIL, describe-stack-events"
  })
  void theStackMustTakeADeployment(String status, Verdict verdict, String command) {
    Finding finding =
        Plans.only(
            StackCheck.of(
                Plans.of("", Map.of()),
                () -> Optional.of(new StackState(status, Map.of(), Map.of(), ""))));

    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(String.join(" ", finding.commands())).contains(command);
    assertThat(Plans.verdict(StackCheck.of(Plans.of("", Map.of()), Optional::empty)))
        .isEqualTo(Verdict.OK);
  }

  /** IAM with these roles, and one decision for all. */
  private record Iam(List<String> arns, String decision) implements Identities {
    @Override
    public Optional<String> role(String name) {
      return arns.stream().filter(arn -> arn.endsWith("/" + name)).findAny();
    }

    @Override
    public Map<String, String> decisions(String identity, String action, List<String> resources) {
      assertThat(arns).contains(identity);
      assertThat(action).isEqualTo("sts:AssumeRole");
      return Map.of(resources.get(0), decision);
    }
  }

  private static Finding caller(String arn, Iam iam) {
    PlannedStack plan =
        Plans.plan(
            Plans.json("{}"),
            "{\"assumeRoleArn\":\"arn:aws:iam::${AWS::AccountId}:role/deploy-${AWS::Region}\"}",
            Map.of());
    return Plans.only(CallerCheck.of(plan, arn, iam));
  }

  @Test
  void whoCallsMustBeAbleToTakeOnTheRoles() {
    String role = "arn:aws:iam::111122223333:role/teams/payments/Deployer";
    String session = "arn:aws:sts::111122223333:assumed-role/Deployer/jane@example.com";

    assertThat(caller(session, new Iam(List.of(role), "allowed")).verdict()).isEqualTo(Verdict.OK);
    Finding denied = caller(session, new Iam(List.of(role), "implicitDeny"));
    assertThat(denied.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(denied.evidence())
        .isEqualTo(
            "may not take on arn:aws:iam::111122223333:role/deploy-us-east-1 (implicitDeny)");
    String user = "arn:aws:iam::111122223333:user/jane";
    assertThat(caller(user, new Iam(List.of(user), "allowed")).verdict()).isEqualTo(Verdict.OK);
    assertThat(caller("arn:aws:iam::111122223333:root", new Iam(List.of(), "")).verdict())
        .isEqualTo(Verdict.WARN);
    assertThat(
            caller("arn:aws:sts::111122223333:federated-user/jane", new Iam(List.of(), "allowed"))
                .verdict())
        .isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void aServiceRoleIsMissedOnlyWhereAPolicyNamesItAsPrincipal() {
    String arn =
        "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/"
            + "AWSServiceRoleForAutoScaling";
    String key =
        "\"Key\":{\"Type\":\"AWS::KMS::Key\",\"Properties\":{\"KeyPolicy\":{\"Statement\":"
            + "[{\"Principal\":{\"AWS\":\""
            + arn
            + "\"}}]}}}";
    String condition = key.replace("Principal", "Condition");
    Iam empty = new Iam(List.of(), "");

    assertThat(scaling(key, empty).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(scaling(key, empty).commands())
        .containsExactly(
            "aws iam create-service-linked-role --aws-service-name autoscaling.amazonaws.com");
    assertThat(scaling(key, new Iam(List.of(arn), "")).verdict()).isEqualTo(Verdict.OK);
    assertThat(scaling(condition, empty).verdict()).isEqualTo(Verdict.OK);
  }

  private static Finding scaling(String resources, Iam iam) {
    return ServiceRoleCheck.all(Plans.of(resources, Map.of()), iam).stream()
        .filter(check -> check.subject().equals("AWSServiceRoleForAutoScaling"))
        .map(Plans::only)
        .findAny()
        .orElseThrow();
  }

  private record Region(String access, List<String> logPolicies) implements Settings {
    @Override
    public Optional<String> parameter(String name) {
      throw new AssertionError(name);
    }

    @Override
    public String blockedPublicAccess() {
      return access;
    }
  }

  private static List<Verdict> settings(String access, List<String> policies) {
    return AccountCheck.all(Plans.of("", Map.of()), new Region(access, policies)).stream()
        .map(Plans::verdict)
        .toList();
  }

  @Test
  void blockedAccessAndTooManyLogPoliciesAreFound() {
    List<String> ten = IntStream.range(0, 10).mapToObj(number -> "policy-" + number).toList();
    List<String> withDelivery =
        IntStream.range(0, 10)
            .mapToObj(number -> number == 0 ? "AWSLogDeliveryWrite20150319" : "policy-" + number)
            .toList();

    assertThat(settings("off", List.of())).containsExactly(Verdict.OK, Verdict.OK);
    assertThat(settings("block-ingress", withDelivery)).containsExactly(Verdict.OK, Verdict.OK);
    assertThat(settings("block-bidirectional", ten)).containsExactly(Verdict.FAIL, Verdict.FAIL);
  }

  @Test
  void aNameThatIsTakenFailsWithTheCommandThatFreesIt() {
    PlannedStack plan =
        Plans.of(
            "\"Cluster\":{\"Type\":\"AWS::RDS::DBCluster\",\"Properties\":{\"DBClusterIdentifier\":"
                + "{\"Fn::Join\":[\"\",[{\"Ref\":\"EnvironmentName\"},\"-blue\"]]}}},"
                + "\"Logs\":{\"Type\":\"AWS::Logs::LogGroup\",\"Properties\":{}}",
            Map.of("EnvironmentName", "dev-payment-a1b2c3d4"));

    List<Finding> taken =
        NameCheck.all(plan, (type, name) -> true).stream().map(Plans::only).toList();
    List<Finding> free =
        NameCheck.all(plan, (type, name) -> false).stream().map(Plans::only).toList();

    assertThat(free).extracting(Finding::verdict).containsExactly(Verdict.OK);
    assertThat(taken).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
    assertThat(taken.get(0).subject()).isEqualTo("AWS::RDS::DBCluster dev-payment-a1b2c3d4-blue");
    assertThat(taken.get(0).commands())
        .contains(
            "aws rds modify-db-cluster --region us-east-1 --db-cluster-identifier"
                + " dev-payment-a1b2c3d4-blue --no-deletion-protection");
  }

  @Test
  void aFailedLookAtTheStackIsPassedOn() {
    assertThatThrownBy(
            () ->
                StackCheck.of(
                        Plans.of("", Map.of()),
                        () -> {
                          throw new IllegalStateException("forbidden");
                        })
                    .look()
                    .get())
        .hasMessage("forbidden");
  }
}
