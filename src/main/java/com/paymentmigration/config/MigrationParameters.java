package com.paymentmigration.config;

import com.paymentmigration.compliance.Acknowledgments;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.TrafficWeight;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnMapping;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/**
 * The template's parameters with their constraints, groups and rules, and the mapping that gives
 * blue the weight that green does not receive.
 *
 * <p>Logical ids are those of {@link ParameterDefinition}. Accessors return tokens; the stack's
 * properties are a closed form of them, so that a reconcile is an update of parameters only.
 */
public final class MigrationParameters extends Construct {
  /** Value of DeletionProtection that protects. */
  static final String PROTECTED = "on";

  private static final String BLUE_WEIGHT = "blue";
  private static final String ZONE_SEPARATOR = ",";
  private static final int ZONES = 3;

  private final Map<ParameterDefinition, CfnParameter> parameters =
      new EnumMap<>(ParameterDefinition.class);
  private final DeletionProtection protection;
  private final CfnMapping weights;

  /** Declares the parameters in the stack of {@code scope}; once a stack. */
  public MigrationParameters(Construct scope, String id, MigrationParametersProps props) {
    super(scope, id);
    for (ParameterDefinition definition : ParameterDefinition.values()) {
      parameters.put(definition, declare(definition, props.deployment()));
    }
    protection = protection(props.deployment().profile().retention());
    weights = CfnMapping.Builder.create(this, "TrafficWeights").mapping(blueWeights()).build();
    weights.overrideLogicalId("TrafficWeights");
    ParameterRules.declare(
        this, CombinationRule.of(props.deployment().profile().retention()), parameters);
    Stack.of(this).getTemplateOptions().setMetadata(ParameterInterface.metadata());
    Acknowledgments.acknowledge(
        Stack.of(this),
        "CloudFormation-Validate::W2506",
        "The validator reports this rule on the stack only. Image ids are patterned strings:"
            + " CloudFormation would look a parameter of type AWS::EC2::Image::Id up at every update,"
            + " which the reconcile's narrow role may not. An image that does not start shows as"
            + " unhealthy targets, which preflight refuses.");
    if (!props.deployment().profile().retention().deletionProtection()) {
      Acknowledgments.acknowledge(
          Stack.of(this),
          "CloudFormation-Validate::W2001",
          "The validator reports this rule on the stack only. DeletionProtection has nothing to"
              + " switch in a profile that protects nothing; it stays, so that one command line"
              + " serves every profile.");
    }
  }

  /** Name of the deployment, for names and the tag Environment. */
  public String environmentName() {
    return value(ParameterDefinition.ENVIRONMENT_NAME);
  }

  /** Tag CostCenter. */
  public String costCenter() {
    return value(ParameterDefinition.COST_CENTER);
  }

  /** Declared phase, for the tag MigrationPhase and the validation gate. */
  public String migrationPhase() {
    return value(ParameterDefinition.MIGRATION_PHASE);
  }

  /** Whether what holds data refuses to be deleted. */
  public DeletionProtection deletionProtection() {
    return protection;
  }

  /** The three availability zones. */
  public List<String> zones() {
    List<String> split = Fn.split(ZONE_SEPARATOR, value(ParameterDefinition.AVAILABILITY_ZONES));
    return IntStream.range(0, ZONES).mapToObj(zone -> Fn.select(zone, split)).toList();
  }

  /** {@code blue} or {@code green}; for outputs only. */
  public String activeEnvironment() {
    return value(ParameterDefinition.ACTIVE_ENVIRONMENT);
  }

  /** Green's weight, percent; for the weighted rule and outputs only. */
  public String greenWeight() {
    return value(ParameterDefinition.GREEN_TRAFFIC_WEIGHT);
  }

  /** Blue's weight, percent, looked up: CloudFormation has no arithmetic. */
  public String blueWeight() {
    return weights.findInMap(greenWeight(), BLUE_WEIGHT);
  }

  /** Live status; for outputs only. */
  public String migrationStatus() {
    return value(ParameterDefinition.MIGRATION_STATUS);
  }

  /** Certificate of the HTTPS listener. */
  public String certificateArn() {
    return value(ParameterDefinition.CERTIFICATE_ARN);
  }

  /** Domain name of the service. */
  public String serviceDomainName() {
    return value(ParameterDefinition.SERVICE_DOMAIN_NAME);
  }

  /** Machine image of {@code environment}'s instances. */
  public String imageId(Environment environment) {
    return value(
        environment == Environment.BLUE
            ? ParameterDefinition.BLUE_IMAGE_ID
            : ParameterDefinition.GREEN_IMAGE_ID);
  }

  /** Bucket for the load balancer's access logs. */
  public String accessLogsBucketName() {
    return value(ParameterDefinition.ACCESS_LOGS_BUCKET_NAME);
  }

  /** Where alarms and approvals go. */
  public String alertEmail() {
    return value(ParameterDefinition.ALERT_EMAIL);
  }

  private String value(ParameterDefinition definition) {
    return Token.asString(parameters.get(definition).getValue());
  }

  private DeletionProtection protection(Retention retention) {
    if (!retention.deletionProtection()) {
      return DeletionProtection.never();
    }
    CfnCondition on =
        CfnCondition.Builder.create(this, "Protected")
            .expression(
                Fn.conditionEquals(value(ParameterDefinition.DELETION_PROTECTION), PROTECTED))
            .build();
    on.overrideLogicalId("Protected");
    return DeletionProtection.when(on);
  }

  private CfnParameter declare(ParameterDefinition definition, Deployment deployment) {
    ParameterConstraints constraints =
        new ParameterConstraints(
            deployment.profile().retention(), deployment.region(), deployment.defaults());
    CfnParameter.Builder parameter =
        CfnParameter.Builder.create(this, definition.logicalId())
            .type("String")
            .description(definition.description())
            .constraintDescription(constraints.description(definition));
    constraints.allowedPattern(definition).ifPresent(parameter::allowedPattern);
    if (!constraints.allowedValues(definition).isEmpty()) {
      parameter.allowedValues(constraints.allowedValues(definition));
    }
    deployment.defaults().of(definition).ifPresent(parameter::defaultValue);
    CfnParameter declared = parameter.build();
    declared.overrideLogicalId(definition.logicalId());
    return declared;
  }

  private static Map<String, Map<String, Object>> blueWeights() {
    Map<String, Map<String, Object>> mapping = new LinkedHashMap<>();
    for (int green : TrafficWeight.ALLOWED) {
      String blue = String.valueOf(new TrafficWeight(green).of(Environment.BLUE));
      mapping.put(String.valueOf(green), Map.of(BLUE_WEIGHT, blue));
    }
    return mapping;
  }
}
