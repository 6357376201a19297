package com.paymentmigration.monitoring;

import com.paymentmigration.lambda.domain.Environment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Alarms on both environments: six resources each. Defined before the functions, which read the
 * guards; alarms on the functions themselves are {@link OperationsAlarms}.
 */
public final class MigrationAlarms extends Construct {
  private final Map<Environment, EnvironmentAlarms> alarms = new EnumMap<>(Environment.class);

  /** Defines the alarms. */
  public MigrationAlarms(Construct scope, String id, MigrationAlarmsProps props) {
    super(scope, id);
    alarms.put(
        Environment.BLUE, new EnvironmentAlarms(this, "Blue", props.blue(), props.topicArn()));
    alarms.put(
        Environment.GREEN, new EnvironmentAlarms(this, "Green", props.green(), props.topicArn()));
  }

  /** Name of the composite alarm that guards {@code environment}. */
  public String guardName(Environment environment) {
    return alarms.get(environment).guardName();
  }

  /** ARN of the composite alarm that guards {@code environment}. */
  public String guardArn(Environment environment) {
    return alarms.get(environment).guardArn();
  }

  /** ARNs of all alarms, blue's first, each guard ahead of its alarms. */
  public List<String> arns() {
    List<String> arns = new ArrayList<>();
    alarms.values().forEach(each -> arns.addAll(each.arns()));
    return arns;
  }
}
