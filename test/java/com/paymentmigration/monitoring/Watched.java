package com.paymentmigration.monitoring;

import com.paymentmigration.config.DeploymentProfile;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.testsupport.Resources;
import com.paymentmigration.testsupport.TestStacks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** What the tests of alarms and dashboard watch. */
final class Watched {
  static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:topic";

  private Watched() {}

  static EnvironmentAlarmsProps environment(Environment environment, String profileName) {
    DeploymentProfile profile = TestStacks.profile(profileName);
    return new EnvironmentAlarmsProps(
        environment,
        profile.alarms(),
        profile.database().resolvedClass(),
        profile.fleet().minimum(),
        "cluster-" + environment.key(),
        "app/balancer/1",
        "targetgroup/" + environment.key() + "/1");
  }

  static OperationsAlarmsProps operations() {
    Map<String, String> workflows = new TreeMap<>();
    workflows.put("MigrationWorkflow", "arn:migration");
    workflows.put("RollbackWorkflow", "arn:rollback");
    workflows.put("ValidationWorkflow", "arn:validation");
    return new OperationsAlarmsProps(
        workflows,
        groups(List.of("preflight", "writer"), List.of("watchdog")),
        "rotation",
        Map.of("Blue", "vault-blue"),
        List.of("sessions", "state"),
        new ControlLogs("flows", "aws-waf-logs-entrance", "app/balancer/1"),
        "PaymentMigration/dev-payment-a1b2c3d4",
        TOPIC);
  }

  static Map<String, List<String>> groups(List<String> steps, List<String> others) {
    Map<String, List<String>> groups = new TreeMap<>();
    groups.put("Switch", steps);
    groups.put("Support", others);
    return groups;
  }

  /** Alarms of the stack by logical id. */
  static Map<String, Map<String, Object>> alarms(Stack stack) {
    return Resources.of(Template.fromStack(stack)).propertiesOf("AWS::CloudWatch::Alarm");
  }

  /** The one alarm whose logical id begins with {@code prefix}. */
  static Map<String, Object> alarm(Stack stack, String prefix) {
    return alarms(stack).entrySet().stream()
        .filter(alarm -> alarm.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  /** The query of an alarm with an id. */
  static Map<String, Object> query(Map<String, Object> alarm, String id) {
    return Resources.list(alarm.get("Metrics")).stream()
        .filter(query -> id.equals(query.get("Id")))
        .findFirst()
        .orElseThrow();
  }
}
