package com.paymentmigration.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.rehearsal.calls.Symbols;
import java.util.ArrayList;
import java.util.List;

/** What a template allows, action by action and resource by resource. */
final class Grants {
  private final DeployedTemplate template;
  private final Policies policies;

  Grants(DeployedTemplate template) {
    this.template = template;
    this.policies = new Policies(template);
  }

  /**
   * One action on one resource, allowed to one holder.
   *
   * @param holder role, or the key, topic, function or endpoint whose policy it is, by its symbol
   * @param action as written, maybe with a star
   * @param resource as written, with values for references
   * @param used whether one of the requests needs it
   */
  record Grant(String holder, String action, String resource, boolean used) {
    String text() {
      return holder + " " + action + " on " + resource;
    }
  }

  /** Everything that is allowed, and whether {@code requests} use it. */
  List<Grant> judgedBy(List<Request> requests) {
    List<Grant> grants = new ArrayList<>();
    policies
        .roles()
        .forEach(
            (arn, documents) -> {
              List<Request> own =
                  requests.stream().filter(request -> request.principal().equals(arn)).toList();
              documents.forEach(document -> add(grants, symbol(arn), document, own, false));
            });
    policies
        .resources()
        .forEach(
            (arn, document) -> {
              List<Request> own =
                  requests.stream().filter(request -> request.resource().equals(arn)).toList();
              add(grants, symbol(arn), document, own, true);
            });
    policies
        .endpoints()
        .forEach(
            (name, document) ->
                add(
                    grants,
                    "endpoint " + name,
                    document,
                    requests.stream().filter(Request::endpoint).toList(),
                    false));
    return grants;
  }

  private String symbol(String arn) {
    return Symbols.of(template.logicalIdOf(arn));
  }

  /** In a resource's policy a statement is for one principal, and its resource is the resource. */
  private void add(
      List<Grant> grants,
      String holder,
      JsonNode document,
      List<Request> requests,
      boolean ofResource) {
    for (JsonNode statement : document.path("Statement")) {
      if (!statement.path("Effect").asText().equals("Allow") || ofTheAccount(statement)) {
        continue;
      }
      for (String action : Texts.of(statement.path("Action"))) {
        for (String holderOrNot : ofResource ? services(statement) : List.of("")) {
          for (String resource : Texts.of(statement.path("Resource"))) {
            boolean used =
                requests.stream()
                    .filter(request -> isFor(request, holderOrNot))
                    .filter(request -> Glob.coversAction(action, request.action()))
                    .filter(request -> Conditions.hold(statement.path("Condition"), request))
                    .anyMatch(request -> ofResource || covers(resource, request));
            grants.add(
                new Grant(
                    holderOrNot.isEmpty() ? holder : holder + " for " + holderOrNot,
                    action,
                    resource,
                    used));
          }
        }
      }
    }
  }

  /** The statement of every key that hands it over to IAM: no grant of its own. */
  private static boolean ofTheAccount(JsonNode statement) {
    return statement.path("Principal").path("AWS").asText().endsWith(":root");
  }

  private static List<String> services(JsonNode statement) {
    JsonNode service = statement.path("Principal").path("Service");
    return service.isMissingNode() ? List.of("*") : Texts.of(service);
  }

  private static boolean isFor(Request request, String principal) {
    return principal.isEmpty()
        || (principal.equals("*")
            ? request.principal().startsWith("arn:")
            : request.principal().equals(principal));
  }

  private static boolean covers(String resource, Request request) {
    return resource.equals("*")
        || Glob.covers(resource, ProseRules.evaluated(request.action(), request.resource()));
  }
}
