package com.paymentmigration.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The policies of a template: those of roles, of resources, and of the VPC's endpoints. */
final class Policies {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DOCUMENT = "PolicyDocument";

  /** Where an endpoint's name differs from the prefix of its service's actions. */
  private static final Map<String, String> ENDPOINT_NAMES = Map.of("cloudwatch", "monitoring");

  private final DeployedTemplate template;
  private final Map<String, List<JsonNode>> byRole = new TreeMap<>();
  private final Map<String, JsonNode> byResource = new TreeMap<>();
  private final Map<String, JsonNode> byEndpoint = new TreeMap<>();

  Policies(DeployedTemplate template) {
    this.template = template;
    template
        .ofType("AWS::IAM::Role")
        .forEach((id, role) -> byRole.put(template.arnOf(id), ofRole(role)));
    template
        .ofType("AWS::KMS::Key")
        .forEach((id, key) -> byResource.put(template.arnOf(id), key.at("/Properties/KeyPolicy")));
    template
        .ofType("AWS::SNS::TopicInlinePolicy")
        .values()
        .forEach(
            policy ->
                byResource.put(
                    policy.at("/Properties/TopicArn").asText(),
                    policy.path("Properties").path(DOCUMENT)));
    template.ofType("AWS::Lambda::Permission").values().forEach(this::permit);
    template
        .ofType("AWS::EC2::VPCEndpoint")
        .values()
        .forEach(
            endpoint -> {
              String name = endpoint.at("/Properties/ServiceName").asText();
              byEndpoint.put(
                  name.substring(name.lastIndexOf('.') + 1),
                  endpoint.path("Properties").path(DOCUMENT));
            });
  }

  private List<JsonNode> ofRole(JsonNode role) {
    List<JsonNode> documents = new ArrayList<>();
    for (JsonNode arn : role.at("/Properties/ManagedPolicyArns")) {
      JsonNode policy = template.resources().get(template.logicalIdOf(arn.asText()));
      if (policy == null) {
        throw new IllegalStateException("policy " + arn.asText() + " is none of the stack's");
      }
      documents.add(policy.path("Properties").path(DOCUMENT));
    }
    return documents;
  }

  /** Lambda keeps permissions as statements of the function's policy. */
  private void permit(JsonNode permission) {
    JsonNode properties = permission.path("Properties");
    String function = properties.path("FunctionName").asText();
    ObjectNode statement = JSON.objectNode().put("Effect", "Allow");
    statement.putObject("Principal").put("Service", properties.path("Principal").asText());
    statement.put("Action", properties.path("Action").asText()).put("Resource", function);
    ObjectNode condition = JSON.objectNode();
    if (properties.has("SourceArn")) {
      condition.putObject("ArnLike").set("aws:SourceArn", properties.get("SourceArn"));
    }
    if (properties.has("SourceAccount")) {
      condition.putObject("StringEquals").set("aws:SourceAccount", properties.get("SourceAccount"));
    }
    statement.set("Condition", condition);
    ObjectNode document = (ObjectNode) byResource.computeIfAbsent(function, arn -> emptyDocument());
    ((ArrayNode) document.get("Statement")).add(statement);
  }

  private static ObjectNode emptyDocument() {
    ObjectNode document = JSON.objectNode().put("Version", "2012-10-17");
    document.putArray("Statement");
    return document;
  }

  /** A document that allows {@code action} on everything. */
  static JsonNode allowing(String action) {
    ObjectNode document = emptyDocument();
    ((ArrayNode) document.get("Statement"))
        .addObject()
        .put("Effect", "Allow")
        .put("Action", action)
        .put("Resource", "*");
    return document;
  }

  /** Documents of a role by its ARN; nothing for who is none of the stack's roles. */
  List<JsonNode> ofPrincipal(String arn) {
    return byRole.getOrDefault(arn, List.of());
  }

  /** Roles of the stack with their documents. */
  Map<String, List<JsonNode>> roles() {
    return new TreeMap<>(byRole);
  }

  /** Policy of a resource by its ARN. */
  Optional<JsonNode> ofResource(String arn) {
    return Optional.ofNullable(byResource.get(arn));
  }

  /** Resources with policies. */
  Map<String, JsonNode> resources() {
    return new TreeMap<>(byResource);
  }

  /** Policy of the endpoint that serves the actions of {@code service}. */
  Optional<JsonNode> ofEndpoint(String service) {
    return Optional.ofNullable(byEndpoint.get(ENDPOINT_NAMES.getOrDefault(service, service)));
  }

  /** Endpoints by the name of their service. */
  Map<String, JsonNode> endpoints() {
    return new TreeMap<>(byEndpoint);
  }
}
