package com.paymentmigration.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.rehearsal.calls.RecordedCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Recorded calls against a template: whose role it is, which ARN, and what follows from them. */
public final class Requests {
  /** Whoever uses an address that CloudFormation signed: no principal of this account. */
  static final String FOREIGN = "arn:aws:iam::999988887777:role/cloudformation";

  private static final String RECORDED = "recorded";

  private final DeployedTemplate template;

  private Requests(DeployedTemplate template) {
    this.template = template;
  }

  /** Every request that {@code calls} and the template lead to. */
  public static List<Request> of(Collection<RecordedCall> calls, DeployedTemplate template) {
    Requests requests = new Requests(template);
    List<Request> all = new ArrayList<>();
    for (RecordedCall call : calls) {
      for (String principal : requests.principals(call.caller())) {
        all.add(requests.request(call, principal));
      }
    }
    all.addAll(new OnBehalf(template).following(all));
    return all;
  }

  private Request request(RecordedCall call, String principal) {
    Map<String, String> context = new TreeMap<>();
    call.context()
        .forEach(
            (key, value) ->
                context.put(
                    key,
                    key.equals("cloudformation:RoleArn")
                        ? template.value(value)
                        : template.substituted(value)));
    return new Request(
        principal,
        call.action(),
        template.value(call.resource()),
        context,
        !isWorkflow(call.caller()),
        RECORDED);
  }

  private boolean isWorkflow(String caller) {
    return !caller.equals(RecordedCall.APPLICATION)
        && !caller.equals(RecordedCall.PRESIGNED)
        && typeOf(caller).equals("AWS::StepFunctions::StateMachine");
  }

  private String typeOf(String symbol) {
    return template.resources().get(template.logicalId(symbol)).path("Type").asText();
  }

  private List<String> principals(String caller) {
    if (caller.equals(RecordedCall.PRESIGNED)) {
      return List.of(FOREIGN);
    }
    if (caller.equals(RecordedCall.APPLICATION)) {
      return instanceRoles();
    }
    JsonNode properties = template.resources().get(template.logicalId(caller)).path("Properties");
    return List.of(properties.path(isWorkflow(caller) ? "RoleArn" : "Role").asText());
  }

  /** Roles of instances: those that an instance profile holds. */
  private List<String> instanceRoles() {
    List<String> roles = new ArrayList<>();
    for (JsonNode profile : template.ofType("AWS::IAM::InstanceProfile").values()) {
      for (JsonNode name : profile.at("/Properties/Roles")) {
        template.ofType("AWS::IAM::Role").keySet().stream()
            .map(template::arnOf)
            .filter(arn -> arn.endsWith("role/" + name.asText()))
            .forEach(roles::add);
      }
    }
    return roles;
  }
}
