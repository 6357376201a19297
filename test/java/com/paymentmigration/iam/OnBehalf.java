package com.paymentmigration.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.paymentmigration.rehearsal.calls.RecordedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What services ask in somebody's name, by the rules of {@code on-behalf.tsv}: a key that a table
 * is encrypted with, a network interface of a function, a role that is passed.
 *
 * <p>Columns: {@code trigger} is {@code exists} or the action of a request; {@code type} and {@code
 * needs} say of which resource, with which properties; {@code caller}, {@code actions}, {@code
 * resource} and {@code context} say what is asked then; {@code source} says who says so. {@code
 * /A/B} is a property, {@code /A/*} each of a list, {@code self} the resource's ARN.
 */
final class OnBehalf {
  private static final List<Map<String, String>> RULES = Table.of("on-behalf.tsv");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");
  private static final String LOG_STREAMS = "streams:";

  private final DeployedTemplate template;

  OnBehalf(DeployedTemplate template) {
    this.template = template;
  }

  /** A resource of the template, and the request that led to it, if one did. */
  private record Case(String logicalId, JsonNode properties, Request asked) {}

  /** Ids of the rules. */
  static List<String> ids() {
    return RULES.stream().map(rule -> rule.get("id")).toList();
  }

  /** Everything that follows from the template and from {@code requests}. */
  List<Request> following(List<Request> requests) {
    List<Request> derived = new ArrayList<>();
    List<Request> asked = new ArrayList<>(requests);
    // What a service asks may lead to more: an alarm notifies a topic, which uses a key.
    for (int round = 0; !asked.isEmpty() && round < RULES.size(); round++) {
      List<Request> next = new ArrayList<>();
      for (Map<String, String> rule : RULES) {
        for (Case each : cases(rule, asked, round == 0)) {
          next.addAll(requests(rule, each));
        }
      }
      derived.addAll(next);
      asked = next;
    }
    return derived.stream().distinct().toList();
  }

  private List<Case> cases(Map<String, String> rule, List<Request> asked, boolean first) {
    List<Case> cases = new ArrayList<>();
    if (rule.get("trigger").equals("exists")) {
      if (first) {
        template
            .ofType(rule.get("type"))
            .forEach((id, each) -> cases.add(new Case(id, each.path("Properties"), null)));
      }
    } else {
      asked.stream()
          .filter(request -> Glob.coversAction(rule.get("trigger"), request.action()))
          .map(this::caseOf)
          .filter(each -> hasType(each, rule.get("type")))
          .forEach(cases::add);
    }
    return cases.stream().filter(each -> hasAll(each, rule.get("needs"))).toList();
  }

  private Case caseOf(Request request) {
    String owner = request.resource().replaceFirst(":execution:(.*):[^:]+$", ":stateMachine:$1");
    String id = template.logicalIdOf(owner);
    return new Case(id, resource(id).path("Properties"), request);
  }

  private boolean hasType(Case each, String type) {
    return type.isEmpty() || resource(each.logicalId()).path("Type").asText().equals(type);
  }

  private JsonNode resource(String logicalId) {
    return template.resources().getOrDefault(logicalId, MissingNode.getInstance());
  }

  private static boolean hasAll(Case each, String needs) {
    return words(needs).stream()
        .allMatch(
            need ->
                need.startsWith("context:")
                    ? each.asked() != null && each.asked().context().containsKey(rest(need))
                    : isThere(each.properties().at(need)));
  }

  private static boolean isThere(JsonNode property) {
    return !property.isMissingNode() && (property.isValueNode() || !property.isEmpty());
  }

  private List<Request> requests(Map<String, String> rule, Case each) {
    List<Request> requests = new ArrayList<>();
    for (String caller : callers(rule.get("caller"), each)) {
      for (String resource : resources(rule.get("resource"), each)) {
        for (String action : words(rule.get("actions"))) {
          requests.add(
              new Request(caller, action, resource, context(rule, each), false, rule.get("id")));
        }
      }
    }
    return requests;
  }

  private List<String> callers(String caller, Case each) {
    if (caller.equals("same")) {
      return List.of(each.asked().principal());
    }
    if (caller.startsWith("role-of:")) {
      String function = each.properties().at(rest(caller)).asText();
      return template.ofType("AWS::Lambda::Function").keySet().stream()
          .filter(id -> template.arnOf(id).endsWith(":" + function))
          .map(id -> template.resources().get(id).at("/Properties/Role").asText())
          .toList();
    }
    return resources(caller, each);
  }

  private List<String> resources(String text, Case each) {
    if (text.startsWith("context:")) {
      return List.of(each.asked().context().get(rest(text)));
    }
    if (text.startsWith(LOG_STREAMS)) {
      return List.of(logGroup(rest(text), each) + ":log-stream:one");
    }
    if (text.startsWith("group:")) {
      return List.of(logGroup(rest(text), each));
    }
    if (text.startsWith("resource:")) {
      return List.of(template.value(rest(text)));
    }
    if (text.equals("execution")) {
      return List.of(
          each.asked().resource().replace(":stateMachine:", ":execution:") + ":1b2c3d4e-run");
    }
    if (text.startsWith("/")) {
      return values(each.properties(), text);
    }
    return List.of(filled(text, each));
  }

  private String logGroup(String name, Case each) {
    return template.substituted("arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:")
        + (name.startsWith("/") ? each.properties().at(name).asText() : name);
  }

  /** Values at a pointer, whose parts may be a star for each of a list. */
  private static List<String> values(JsonNode node, String pointer) {
    int star = pointer.indexOf("/*");
    if (star < 0) {
      JsonNode value = node.at(pointer);
      return value.isMissingNode() ? List.of() : List.of(value.asText());
    }
    List<String> all = new ArrayList<>();
    for (JsonNode each : node.at(pointer.substring(0, star))) {
      all.addAll(
          pointer.length() == star + 2
              ? List.of(each.asText())
              : values(each, pointer.substring(star + 2)));
    }
    return all;
  }

  private Map<String, String> context(Map<String, String> rule, Case each) {
    Map<String, String> context = new TreeMap<>();
    if (rule.get("caller").equals("same")) {
      each.asked().context().entrySet().stream()
          .filter(entry -> entry.getKey().startsWith("aws:"))
          .forEach(entry -> context.put(entry.getKey(), entry.getValue()));
    }
    RecordedCall.read(rule.get("context"))
        .forEach((key, value) -> context.put(key, filled(value, each)));
    return context;
  }

  private String filled(String text, Case each) {
    Matcher reference = REFERENCE.matcher(text);
    return reference.replaceAll(match -> Matcher.quoteReplacement(valueOf(match.group(1), each)));
  }

  private String valueOf(String name, Case each) {
    if (name.startsWith("/")) {
      return each.properties().at(name).asText();
    }
    return switch (name) {
      case "self" -> template.arnOf(each.logicalId());
      // Without the star that the attribute Arn of a log group ends with.
      case "log-group" -> template.arnOf(each.logicalId()).replaceFirst(":\\*$", "");
      default -> template.substituted("${" + name + "}");
    };
  }

  private static String rest(String text) {
    return text.substring(text.indexOf(':') + 1);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" *, *"));
  }
}
