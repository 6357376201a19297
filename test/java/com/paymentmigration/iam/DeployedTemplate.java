package com.paymentmigration.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.paymentmigration.rehearsal.calls.Symbols;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A synthesized template as it would be after its deployment: every intrinsic function replaced by
 * a value, the same for the same resource everywhere, so that policies, resources and calls fit
 * together.
 */
public final class DeployedTemplate {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern SUBSTITUTE = Pattern.compile("\\$\\{([^}!]+)}");
  private static final Map<String, String> PHYSICAL_NAMES = physicalNames();

  private final JsonNode template;
  private final String stackName;
  private final Map<String, JsonNode> resources = new TreeMap<>();
  private final Map<String, String> logicalIds = new TreeMap<>();

  private DeployedTemplate(JsonNode template) {
    this.template = template;
    stackName = "PaymentMigrationStack-" + parameter("EnvironmentName");
    template
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              resources.put(entry.getKey(), resolve(entry.getValue()));
              logicalIds.put(arnOf(entry.getKey()), entry.getKey());
            });
  }

  /** {@code template} deployed with the parameters' defaults. */
  public static DeployedTemplate of(JsonNode template) {
    return new DeployedTemplate(template);
  }

  private static Map<String, String> physicalNames() {
    Map<String, String> names = new TreeMap<>();
    names.put("AWS::StepFunctions::StateMachine", "StateMachineName");
    names.put("AWS::Logs::LogGroup", "LogGroupName");
    names.put("AWS::RDS::DBCluster", "DBClusterIdentifier");
    names.put("AWS::RDS::DBInstance", "DBInstanceIdentifier");
    return names;
  }

  /** Resources with their values, by logical id. */
  public Map<String, JsonNode> resources() {
    return new TreeMap<>(resources);
  }

  /** Resources of {@code type}. */
  public Map<String, JsonNode> ofType(String type) {
    Map<String, JsonNode> found = resources();
    found.values().removeIf(resource -> !resource.path("Type").asText().equals(type));
    return found;
  }

  /** Logical id of the resource with this ARN; empty if it is none of the stack's. */
  public String logicalIdOf(String arn) {
    return logicalIds.getOrDefault(arn, "");
  }

  /** ARN of the resource with this logical id. */
  public String arnOf(String logicalId) {
    return FakeValues.arn(typeOf(logicalId), nameOf(logicalId));
  }

  /**
   * Logical id of what a record calls {@code symbol}.
   *
   * @throws IllegalArgumentException if the template has none or several of that name
   */
  public String logicalId(String symbol) {
    var found = resources.keySet().stream().filter(id -> Symbols.of(id).equals(symbol)).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "symbol " + symbol + ": received " + found + ", needed one resource of this name");
    }
    return found.get(0);
  }

  /** Value of what a record calls {@code text}: a resource's ARN, its executions', the stack's. */
  public String value(String text) {
    if (text.equals("*") || text.startsWith("arn:")) {
      return text;
    }
    if (text.equals("AWS::StackId")) {
      return pseudo(text);
    }
    if (text.endsWith(":execution")) {
      String machine = value(text.substring(0, text.length() - ":execution".length()));
      return machine.replace(":stateMachine:", ":execution:") + ":1b2c3d4e-run";
    }
    return arnOf(logicalId(text));
  }

  /** {@code text} with {@code ${EnvironmentName}} and other parameters replaced. */
  public String substituted(String text) {
    Matcher reference = SUBSTITUTE.matcher(text);
    return reference.replaceAll(match -> Matcher.quoteReplacement(ref(match.group(1))));
  }

  private String typeOf(String logicalId) {
    return template.path("Resources").path(logicalId).path("Type").asText();
  }

  private String nameOf(String logicalId) {
    String type = typeOf(logicalId);
    JsonNode given =
        template
            .path("Resources")
            .path(logicalId)
            .path("Properties")
            .path(PHYSICAL_NAMES.getOrDefault(type, "no such property"));
    return given.isMissingNode()
        ? FakeValues.name(type, logicalId, stackName)
        : resolve(given).asText();
  }

  private String parameter(String name) {
    String value = template.path("Parameters").path(name).path("Default").asText();
    return value.isEmpty() ? "value-of-" + name : value;
  }

  private static boolean isParameter(JsonNode template, String name) {
    return template.path("Parameters").has(name);
  }

  private String pseudo(String name) {
    return switch (name) {
      case "AWS::AccountId" -> FakeValues.ACCOUNT;
      case "AWS::Partition" -> "aws";
      case "AWS::Region" -> FakeValues.REGION;
      case "AWS::StackName" -> stackName;
      case "AWS::StackId" ->
          "arn:aws:cloudformation:%s:%s:stack/%s/01234567-89ab-cdef-0123-456789abcdef"
              .formatted(FakeValues.REGION, FakeValues.ACCOUNT, stackName);
      case "AWS::URLSuffix" -> "amazonaws.com";
      default -> "";
    };
  }

  private String ref(String name) {
    if (name.startsWith("AWS::")) {
      return pseudo(name);
    }
    if (isParameter(template, name)) {
      return parameter(name);
    }
    return FakeValues.refersByArn(typeOf(name)) ? arnOf(name) : nameOf(name);
  }

  private String attribute(String logicalId, String name) {
    return name.endsWith("Arn") || name.endsWith("ARN")
        ? arnOf(logicalId)
        : nameOf(logicalId) + (name.equals("Name") ? "" : "." + name);
  }

  private JsonNode resolve(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = JSON.arrayNode();
      node.forEach(each -> array.add(resolve(each)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return function(only.getKey(), only.getValue());
      }
    }
    ObjectNode object = JSON.objectNode();
    node.properties().forEach(entry -> object.set(entry.getKey(), resolve(entry.getValue())));
    return object;
  }

  private JsonNode function(String name, JsonNode argument) {
    return switch (name) {
      case "Ref" -> text(ref(argument.asText()));
      case "Fn::GetAtt" -> text(attribute(argument.path(0).asText(), argument.path(1).asText()));
      case "Fn::Join" -> text(join(argument));
      case "Fn::Sub" ->
          text(substituted(argument.isArray() ? argument.path(0).asText() : argument.asText()));
      case "Fn::Split" -> split(argument);
      case "Fn::Select" -> resolve(argument.path(1)).path(argument.path(0).asInt());
      case "Fn::FindInMap" ->
          resolve(
              template
                  .path("Mappings")
                  .path(resolve(argument.path(0)).asText())
                  .path(resolve(argument.path(1)).asText())
                  .path(resolve(argument.path(2)).asText()));
      case "Fn::If" -> resolve(argument.path(1));
      default -> text(name + argument);
    };
  }

  private String join(JsonNode argument) {
    StringBuilder joined = new StringBuilder();
    String separator = "";
    for (JsonNode part : resolve(argument.path(1))) {
      joined.append(separator).append(part.asText());
      separator = argument.path(0).asText();
    }
    return joined.toString();
  }

  private ArrayNode split(JsonNode argument) {
    ArrayNode parts = JSON.arrayNode();
    for (String part :
        resolve(argument.path(1)).asText().split(Pattern.quote(argument.path(0).asText()), -1)) {
      parts.add(part);
    }
    return parts;
  }

  private static TextNode text(String value) {
    return TextNode.valueOf(value);
  }
}
