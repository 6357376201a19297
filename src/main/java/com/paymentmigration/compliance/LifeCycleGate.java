package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.PolicyViolation;

/**
 * What is right for a living stack must not be wrong for its birth: a first deployment that fails
 * deletes all that it made, so that the next try finds no name taken (ADR 0029).
 *
 * <p>Source: AWS CloudFormation Template Reference, "DeletionPolicy attribute".
 */
final class LifeCycleGate implements TemplateGate {
  private static final String SWITCH = "DeletionProtection";

  /** Types whose policy is Snapshot when the template says nothing. */
  private static final List<String> SNAPSHOT_BY_DEFAULT =
      List.of("AWS::RDS::DBCluster", "AWS::RDS::DBInstance");

  private static final String KEPT = "RetainExceptOnCreate";
  private static final List<String> BORN_REMOVABLE = List.of("Delete", KEPT);

  private final List<Protections> protections = Protections.load();

  @Override
  public String name() {
    return "Life-Cycle";
  }

  @Override
  public List<PolicyViolation> judge(JsonNode template, String region, String path) {
    List<PolicyViolation> violations = new ArrayList<>();
    boolean keeps = false;
    for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
      String policy = policy(resource.getValue());
      keeps |= policy.equals(KEPT);
      if (!BORN_REMOVABLE.contains(policy)) {
        violations.add(outlivesItsBirth(resource.getKey(), policy, path));
      }
      if (isZoneByName(resource.getValue().at("/Properties/AvailabilityZone"))) {
        violations.add(zoneByName(resource.getKey(), path));
      }
    }
    for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
      protectedOnes(template, resource, keeps, path, violations);
    }
    return violations;
  }

  private static String policy(JsonNode resource) {
    boolean snapshot =
        SNAPSHOT_BY_DEFAULT.contains(resource.path("Type").asText())
            && resource.path("Properties").path("DBClusterIdentifier").isMissingNode();
    return resource.path("DeletionPolicy").asText(snapshot ? "Snapshot" : "Delete");
  }

  private void protectedOnes(
      JsonNode template,
      Map.Entry<String, JsonNode> resource,
      boolean keeps,
      String path,
      List<PolicyViolation> violations) {
    String type = resource.getValue().path("Type").asText();
    for (Protections each : protections) {
      if (each.type().equals(type)) {
        Optional<JsonNode> value = each.in(resource.getValue());
        String pointer = "/Resources/" + resource.getKey() + "/Properties/" + each.path();
        ParameterValues values = ParameterValues.defaultsOf(template);
        if (value.isPresent() && !each.deletable(values.of(value.get()))) {
          violations.add(protectedFromTheStart(pointer, path));
        } else if (keeps && each.wanted() && !protects(each, value, values.with(SWITCH, "on"))) {
          violations.add(neverProtected(pointer, path));
        }
      }
    }
  }

  private static boolean protects(
      Protections protection, Optional<JsonNode> value, ParameterValues on) {
    return value
        .map(on::of)
        .filter(JsonNode::isValueNode)
        .filter(decided -> !protection.deletable(decided))
        .isPresent();
  }

  /** Names of zones lead to other places in each account, and GetAZs to any three of them. */
  private static boolean isZoneByName(JsonNode zone) {
    return zone.isTextual() || zone.toString().contains("Fn::GetAZs");
  }

  private static PolicyViolation zoneByName(String id, String path) {
    return TemplateReport.violation(
        "LifeCycle.Zones",
        "The zone is another place in each account, and may lack the instance types",
        "Take it from MigrationParameters.zones()",
        path,
        "/Resources/" + id + "/Properties/AvailabilityZone");
  }

  private static PolicyViolation outlivesItsBirth(String id, String policy, String path) {
    return TemplateReport.violation(
        "LifeCycle.Birth",
        "The resource outlives the failure of the deployment that made it, and its name stands in"
            + " the way of the next try: DeletionPolicy "
            + policy,
        "Apply Retention.removal(), which renders RetainExceptOnCreate",
        path,
        "/Resources/" + id);
  }

  private static PolicyViolation protectedFromTheStart(String pointer, String path) {
    return TemplateReport.violation(
        "LifeCycle.ProtectedBirth",
        "The resource refuses to be deleted from its first second on, so that the rollback of a"
            + " first deployment that failed stops at it",
        "Switch it with MigrationParameters.deletionProtection()",
        path,
        pointer);
  }

  private static PolicyViolation neverProtected(String pointer, String path) {
    return TemplateReport.violation(
        "LifeCycle.ProtectedByTheSwitch",
        "The stack keeps its data, and this resource can be deleted by mistake although the"
            + " parameter DeletionProtection is on",
        "Switch it with MigrationParameters.deletionProtection()",
        path,
        pointer);
  }
}
