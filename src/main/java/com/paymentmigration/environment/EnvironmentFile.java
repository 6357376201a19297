package com.paymentmigration.environment;

import com.paymentmigration.lambda.handler.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.ec2.UserData;

/**
 * User data that writes {@value #PATH}, the file by which an image learns where it runs.
 *
 * <p>One {@code NAME=value} a line, as systemd's {@code EnvironmentFile} and every shell read it;
 * no value needs quotes. Nothing secret is in it: user data can be read by everyone who may
 * describe the instance, so secrets travel by ARN. The image starts its service when the file
 * exists.
 */
final class EnvironmentFile {
  /** Where the file is written. */
  static final String PATH = "/etc/payment/environment";

  private EnvironmentFile() {}

  static UserData userData(Map<String, String> variables) {
    String lines =
        variables.entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue())
            .collect(Collectors.joining("\n"));
    return UserData.custom(
        """
        #!/bin/bash
        set -euo pipefail
        umask 027
        mkdir -p /etc/payment
        cat > /etc/payment/environment.new <<'END_OF_ENVIRONMENT'
        %s
        END_OF_ENVIRONMENT
        mv /etc/payment/environment.new %s
        """
            .formatted(lines, PATH));
  }

  /** The variables, in the order of the file. */
  static Map<String, String> variables(
      ComputeFleetProps props, String region, String logGroupName) {
    FleetPlan plan = props.plan();
    ApplicationData data = plan.data();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PAYMENT_ENVIRONMENT", plan.environment().key());
    variables.put("AWS_REGION", region);
    variables.put(Setting.STATE_TABLE.name(), data.stateTableName());
    variables.put("SESSION_TABLE", data.sessionTableName());
    variables.put(Setting.BLUE_APPLICATION_SECRET_ARN.name(), data.blueSecret().getSecretArn());
    variables.put(Setting.GREEN_APPLICATION_SECRET_ARN.name(), data.greenSecret().getSecretArn());
    variables.put("READER_ENDPOINT", props.database().readerEndpoint());
    variables.put(Setting.DATABASE_PORT.name(), Integer.toString(props.database().port()));
    variables.put(Setting.DATABASE_NAME.name(), props.database().name());
    variables.put("APPLICATION_PORT", Integer.toString(plan.sizing().applicationPort()));
    variables.put(Setting.HEALTH_CHECK_PATH.name(), plan.sizing().healthCheckPath());
    variables.put("LOG_GROUP", logGroupName);
    return variables;
  }
}
