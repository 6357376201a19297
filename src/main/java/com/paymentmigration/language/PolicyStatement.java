package com.paymentmigration.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One statement of a policy document. */
final class PolicyStatement {
  private static final Set<String> ELEMENTS =
      new TreeSet<>(
          List.of(
              "Sid",
              "Effect",
              "Principal",
              "NotPrincipal",
              "Action",
              "NotAction",
              "Resource",
              "NotResource",
              "Condition"));
  private static final Pattern ACTION = Pattern.compile("[a-zA-Z0-9-]{2,63}:[A-Za-z0-9*?]{1,128}");
  private static final Pattern PLAIN_SID = Pattern.compile("[A-Za-z0-9]*");

  /**
   * Actions on a log group that IAM evaluates with the bare ARN; all others end in {@code :*}
   * (CloudWatch Logs user guide, "CloudWatch Logs resources and operations").
   */
  private static final Set<String> ON_BARE_LOG_GROUP =
      new TreeSet<>(List.of("logs:listtagsforresource", "logs:tagresource", "logs:untagresource"));

  /**
   * What a topic's policy may be about (SNS developer guide, "Amazon SNS API permissions", "Valid
   * Amazon SNS policy actions"; Receive stands in the policy that SNS itself gives a topic).
   */
  private static final Set<String> ON_TOPICS =
      new TreeSet<>(
          List.of(
              "sns:addpermission",
              "sns:deletetopic",
              "sns:getdataprotectionpolicy",
              "sns:gettopicattributes",
              "sns:listsubscriptionsbytopic",
              "sns:listtagsforresource",
              "sns:publish",
              "sns:putdataprotectionpolicy",
              "sns:receive",
              "sns:removepermission",
              "sns:settopicattributes",
              "sns:subscribe"));

  /** The only actions of KMS that are about an alias; all others are about the key. */
  private static final Set<String> ON_ALIASES =
      new TreeSet<>(List.of("kms:createalias", "kms:deletealias", "kms:updatealias"));

  private final PolicyKind kind;
  private final JsonNode statement;
  private final String path;
  private final List<Problem> problems = new ArrayList<>();

  PolicyStatement(PolicyKind kind, JsonNode statement, String path) {
    this.kind = kind;
    this.statement = statement;
    this.path = path;
  }

  List<Problem> problems() {
    for (Map.Entry<String, JsonNode> element : statement.properties()) {
      if (!ELEMENTS.contains(element.getKey())) {
        refuse(
            "/" + element.getKey(),
            element.getValue(),
            "an element of " + String.join(", ", ELEMENTS));
      }
    }
    JsonNode effect = statement.path("Effect");
    if (!effect.asText().matches("Allow|Deny")) {
      refuse("/Effect", effect, "Allow or Deny");
    }
    JsonNode sid = statement.path("Sid");
    if (kind == PolicyKind.IDENTITY && !PLAIN_SID.matcher(sid.asText()).matches()) {
      refuse("/Sid", sid, "letters and digits");
    }
    principals();
    Set<String> actions = actions();
    resources(actions);
    variables(statement, "");
    if (statement.has("Condition")) {
      problems.addAll(
          PolicyCondition.problems(statement.path("Condition"), actions, path + "/Condition"));
    }
    return problems;
  }

  /** Policy variables, wherever they stand: closed, and of a key that AWS knows. */
  private void variables(JsonNode node, String below) {
    if (node.isTextual()) {
      PolicyVariables.problem(node.asText()).ifPresent(allowed -> refuse(below, node, allowed));
    } else if (node.isArray()) {
      node.forEach(each -> variables(each, below));
    } else {
      node.properties().forEach(each -> variables(each.getValue(), below + "/" + each.getKey()));
    }
  }

  private void principals() {
    if (!kind.hasPrincipal()) {
      for (String element : List.of("Principal", "NotPrincipal")) {
        if (statement.has(element)) {
          refuse("/" + element, statement.path(element), "no principal in a policy of an identity");
        }
      }
      return;
    }
    String element = oneOf("Principal", "NotPrincipal");
    boolean negated = element.equals("NotPrincipal");
    if (negated
        && (kind == PolicyKind.TRUST || !statement.path("Effect").asText().equals("Deny"))) {
      refuse(
          "/NotPrincipal",
          statement.path(element),
          "NotPrincipal with Deny only, and in no trust policy");
    }
    problems.addAll(PolicyPrincipal.problems(statement.path(element), path + "/" + element));
  }

  /** The actions in lower case; {@code *} for all of them. */
  private Set<String> actions() {
    String element = oneOf("Action", "NotAction");
    Set<String> actions = new TreeSet<>();
    for (JsonNode action : list(element)) {
      String name = action.asText();
      actions.add(element.equals("NotAction") ? "*" : name.toLowerCase(Locale.ROOT));
      boolean assumed = kind != PolicyKind.TRUST || name.startsWith("sts:");
      if (!name.equals("*") && !ACTION.matcher(name).matches()) {
        refuse("/" + element, action, "service:Action, wildcards in the action only, or *");
      } else if (!assumed) {
        refuse("/" + element, action, "an action of sts, in a trust policy");
      } else if (isForeign(name.toLowerCase(Locale.ROOT))) {
        refuse("/" + element, action, foreign());
      }
    }
    return actions;
  }

  /** Whether the resource's service does not take the action in this policy. */
  private boolean isForeign(String action) {
    return kind == PolicyKind.TOPIC
        ? !ON_TOPICS.contains(action)
        : !kind.service().isEmpty()
            && !action.equals("*")
            && !action.startsWith(kind.service() + ":");
  }

  private String foreign() {
    return kind == PolicyKind.TOPIC
        ? "one of " + String.join(", ", ON_TOPICS) + ", in any case of the letters"
        : "an action of " + kind.service() + ", in the policy of its resource";
  }

  private void resources(Set<String> actions) {
    if (kind == PolicyKind.TRUST) {
      for (String element : List.of("Resource", "NotResource")) {
        if (statement.has(element)) {
          refuse("/" + element, statement.path(element), "no resource in a trust policy");
        }
      }
      return;
    }
    String element = oneOf("Resource", "NotResource");
    for (JsonNode resource : list(element)) {
      String name = resource.asText();
      Optional<String> wrong = name.equals("*") ? Optional.empty() : Arn.problem(name);
      wrong.ifPresent(allowed -> refuse("/" + element, resource, "* or " + allowed));
      if (wrong.isEmpty() && statement.path("Effect").asText().equals("Allow")) {
        logGroup(resource, actions, element);
        alias(resource, actions, element);
      }
    }
  }

  private void logGroup(JsonNode resource, Set<String> actions, String element) {
    Optional<Arn> arn = Arn.of(resource.asText());
    boolean bare =
        arn.isPresent()
            && arn.get().service().equals("logs")
            && arn.get().resource().startsWith("log-group:")
            && !arn.get().resource().endsWith("*")
            && !arn.get().resource().contains(":log-stream:");
    for (String action : actions) {
      if (bare && action.startsWith("logs:") && !ON_BARE_LOG_GROUP.contains(action)) {
        refuse("/" + element, resource, "the log group's ARN with :* at its end, for " + action);
        return;
      }
    }
  }

  /** KMS developer guide, "Specifying KMS keys in IAM policy statements": the key, no alias. */
  private void alias(JsonNode resource, Set<String> actions, String element) {
    boolean alias =
        Arn.of(resource.asText())
            .filter(arn -> arn.service().equals("kms") && arn.resource().startsWith("alias/"))
            .isPresent();
    for (String action : actions) {
      boolean ofKey = action.startsWith("kms:") && !action.contains("*");
      if (alias && ofKey && !ON_ALIASES.contains(action)) {
        refuse("/" + element, resource, "the ARN of the key itself, for " + action);
        return;
      }
    }
  }

  /** Which of two elements is there; complains if none or both are. */
  private String oneOf(String element, String negated) {
    if (statement.has(element) == statement.has(negated)) {
      refuse("/" + element, statement.path(element), "either " + element + " or " + negated);
    }
    return statement.has(negated) ? negated : element;
  }

  /** Texts of an element that is one text or an array of them. */
  private List<JsonNode> list(String element) {
    JsonNode value = statement.path(element);
    List<JsonNode> texts = new ArrayList<>();
    if (value.isTextual()) {
      texts.add(value);
    }
    for (JsonNode each : value) {
      texts.add(each);
    }
    boolean right =
        !texts.isEmpty() && !value.isObject() && texts.stream().allMatch(JsonNode::isTextual);
    if (statement.has(element) && !right) {
      refuse("/" + element, value, "a text or an array of texts, at least one");
      return List.of();
    }
    return texts;
  }

  private void refuse(String below, JsonNode value, String allowed) {
    problems.add(Problem.at(path + below, value, allowed));
  }
}
