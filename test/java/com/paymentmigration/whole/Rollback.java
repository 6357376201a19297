package com.paymentmigration.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.Map;

/**
 * Whether CloudFormation can delete a resource: written from the services' own rules and not from
 * the gates' tables. Whatever value is neither false nor known to be harmless counts as a refusal.
 */
final class Rollback {
  private Rollback() {}

  /** Whether the rollback of a first deployment with default parameters deletes {@code id}. */
  static boolean deletes(WholeStack stack, String id) {
    return deletes(stack.template(), id);
  }

  static boolean deletes(JsonNode template, String id) {
    JsonNode resource = template.path("Resources").path(id);
    String policy = resource.path("DeletionPolicy").asText("Delete");
    boolean goes = policy.equals("Delete") || policy.equals("RetainExceptOnCreate");
    return goes
        && !isProtected(
            template,
            resource,
            template.path("Parameters").path("DeletionProtection").path("Default").asText());
  }

  /** Whether the service refuses, with DeletionProtection at {@code position}. */
  static boolean isProtected(WholeStack stack, String id, String position) {
    return isProtected(stack.template(), stack.resources().get(id), position);
  }

  private static boolean isProtected(JsonNode template, JsonNode resource, String position) {
    for (Map.Entry<String, JsonNode> property : resource.path("Properties").properties()) {
      if (property.getKey().matches("(?i).*(delet|terminat)\\w*protect.*")
          && !position(template, property.getValue(), position).equals("false")) {
        return true;
      }
    }
    for (JsonNode attribute : resource.path("Properties").path("LoadBalancerAttributes")) {
      if (attribute.path("Key").asText().equals("deletion_protection.enabled")
          && !position(template, attribute.path("Value"), position).equals("false")) {
        return true;
      }
    }
    return false;
  }

  /** The template's one condition, on the one parameter. */
  private static String position(JsonNode template, JsonNode value, String position) {
    JsonNode choice = value.path("Fn::If");
    if (!choice.isArray()) {
      return value.asText();
    }
    JsonNode equals = template.path("Conditions").path(choice.path(0).asText()).path("Fn::Equals");
    boolean known = equals.path(0).path("Ref").asText().equals("DeletionProtection");
    if (!known) {
      return "unknown";
    }
    return choice.path(equals.path(1).asText().equals(position) ? 1 : 2).asText();
  }
}
