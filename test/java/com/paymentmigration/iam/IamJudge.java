package com.paymentmigration.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.testsupport.NodeTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges requests by the policies of a synthesized template: those of the role, of the endpoint on
 * the way, and of the resource. The verdict is that of an independent simulator, npm
 * {@code @cloud-copilot/iam-simulate}, which knows the Service Authorization Reference.
 *
 * <p>What the simulator does not know is told to it in words that it knows ({@code iam-judge.mjs}):
 * encryption contexts, {@code {"AWS": "*"}} in an endpoint's policy. What only an operation's prose
 * says is in {@link ProseRules}.
 */
public final class IamJudge {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT = "iam-judge.mjs";

  private IamJudge() {}

  /**
   * What became of a request.
   *
   * @param request that was judged
   * @param allowed whether it goes through
   * @param why what the simulator says; empty if it says nothing
   */
  public record Verdict(Request request, boolean allowed, String why) {}

  /** Judges {@code requests} of the template's own roles and of services. */
  public static List<Verdict> judge(List<Request> requests, DeployedTemplate template) {
    return judge(requests, template, List.of());
  }

  /**
   * Judges {@code requests}, those too of principals that are not of the template.
   *
   * @param outsiders policy documents of principals that are none of the template's roles, such as
   *     an operator's
   */
  public static List<Verdict> judge(
      List<Request> requests, DeployedTemplate template, List<JsonNode> outsiders) {
    Policies policies = new Policies(template);
    ArrayNode simulations = JSON.createArrayNode();
    requests.forEach(
        request -> simulations.add(simulation(request, template, policies, outsiders)));
    return verdicts(requests, NodeTools.run(SCRIPT, simulations.toString()));
  }

  private static List<Verdict> verdicts(List<Request> requests, String output) {
    try {
      JsonNode answers = JSON.readTree(output);
      List<Verdict> verdicts = new ArrayList<>();
      for (int i = 0; i < requests.size(); i++) {
        JsonNode answer = answers.path(i);
        verdicts.add(
            new Verdict(
                requests.get(i),
                answer.path("allowed").asBoolean(),
                answer.path("why").asText("no answer")));
      }
      return verdicts;
    } catch (IOException failure) {
      throw new UncheckedIOException("the simulator's answer is no JSON", failure);
    }
  }

  private static ObjectNode simulation(
      Request request, DeployedTemplate template, Policies policies, List<JsonNode> outsiders) {
    String resource = ProseRules.evaluated(request.action(), request.resource());
    ObjectNode simulation = JSON.createObjectNode();
    simulation
        .put("principal", request.principal())
        .put("action", request.action())
        .put("resource", resource)
        .put("account", accountOf(request))
        .put("everything", ProseRules.demandsEverything(request.action(), template));
    ObjectNode context = simulation.putObject("context");
    Conditions.context(request).forEach(context::put);
    ArrayNode identity = simulation.putArray("identity");
    identityPolicies(request, policies, outsiders).forEach(identity::add);
    policies
        .ofResource(request.resource())
        .ifPresent(policy -> simulation.set("resourcePolicy", policy));
    if (request.endpoint()) {
      simulation.set(
          "endpointPolicy",
          policies
              .ofEndpoint(request.service())
              .orElseThrow(
                  () -> new IllegalStateException("no endpoint serves " + request.text())));
    }
    return simulation;
  }

  private static String accountOf(Request request) {
    return request.principal().equals(Requests.FOREIGN) ? "999988887777" : FakeValues.ACCOUNT;
  }

  /**
   * Whoever is not of this stack has policies of its own: AWS's own roles, and the signer of an
   * address. Only this stack's side is judged then: the resource's policy, or the endpoint's.
   */
  private static List<JsonNode> identityPolicies(
      Request request, Policies policies, List<JsonNode> outsiders) {
    List<JsonNode> own = policies.ofPrincipal(request.principal());
    if (!own.isEmpty()) {
      return own;
    }
    boolean ofAws =
        request.principal().equals(Requests.FOREIGN)
            || request.principal().contains(":role/aws-service-role/");
    return ofAws && !request.service().equals("kms")
        ? List.of(Policies.allowing(request.action()))
        : outsiders;
  }
}
