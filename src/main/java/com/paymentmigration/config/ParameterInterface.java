package com.paymentmigration.config;

import static com.paymentmigration.config.ParameterDefinition.ACCESS_LOGS_BUCKET_NAME;
import static com.paymentmigration.config.ParameterDefinition.ACTIVE_ENVIRONMENT;
import static com.paymentmigration.config.ParameterDefinition.ALERT_EMAIL;
import static com.paymentmigration.config.ParameterDefinition.AVAILABILITY_ZONES;
import static com.paymentmigration.config.ParameterDefinition.BLUE_IMAGE_ID;
import static com.paymentmigration.config.ParameterDefinition.CERTIFICATE_ARN;
import static com.paymentmigration.config.ParameterDefinition.COST_CENTER;
import static com.paymentmigration.config.ParameterDefinition.DELETION_PROTECTION;
import static com.paymentmigration.config.ParameterDefinition.ENVIRONMENT_NAME;
import static com.paymentmigration.config.ParameterDefinition.GREEN_IMAGE_ID;
import static com.paymentmigration.config.ParameterDefinition.GREEN_TRAFFIC_WEIGHT;
import static com.paymentmigration.config.ParameterDefinition.MIGRATION_PHASE;
import static com.paymentmigration.config.ParameterDefinition.MIGRATION_STATUS;
import static com.paymentmigration.config.ParameterDefinition.SERVICE_DOMAIN_NAME;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups and labels of the parameters in the CloudFormation console. */
final class ParameterInterface {
  private ParameterInterface() {}

  static Map<String, Object> metadata() {
    List<Object> groups = new ArrayList<>();
    groups.add(group("Deployment", ENVIRONMENT_NAME, COST_CENTER, AVAILABILITY_ZONES));
    groups.add(group("Declared by the operator", MIGRATION_PHASE, DELETION_PROTECTION));
    groups.add(
        group(
            "Written by the switch: leave as they are",
            ACTIVE_ENVIRONMENT,
            GREEN_TRAFFIC_WEIGHT,
            MIGRATION_STATUS));
    groups.add(
        group(
            "Brought by the account",
            CERTIFICATE_ARN,
            SERVICE_DOMAIN_NAME,
            BLUE_IMAGE_ID,
            GREEN_IMAGE_ID,
            ACCESS_LOGS_BUCKET_NAME,
            ALERT_EMAIL));
    Map<String, Object> labels = new LinkedHashMap<>();
    for (ParameterDefinition parameter : ParameterDefinition.values()) {
      labels.put(parameter.logicalId(), Map.of("default", words(parameter.logicalId())));
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("ParameterGroups", groups);
    content.put("ParameterLabels", labels);
    return Map.of("AWS::CloudFormation::Interface", content);
  }

  private static Map<String, Object> group(String label, ParameterDefinition... parameters) {
    List<String> names = new ArrayList<>();
    for (ParameterDefinition parameter : parameters) {
      names.add(parameter.logicalId());
    }
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("Label", Map.of("default", label));
    group.put("Parameters", names);
    return group;
  }

  private static String words(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }
}
