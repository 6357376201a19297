package com.paymentmigration.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The element Condition.
 *
 * <p>Sources: IAM user guide, "IAM JSON policy elements: Condition operators" and "AWS global
 * condition context keys". Keys of services are compared with AWS's service authorization reference
 * by a test; here only their service must be one that the statement is about.
 */
final class PolicyCondition {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T[0-9:.]{4,15}(Z|[+-]\\d\\d:?\\d\\d))?|\\d{9,13}");
  private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9.-]{1,200}:[^\\s*]{1,200}");
  private static final Set<String> TEXTS =
      lower(
          "StringEquals",
          "StringNotEquals",
          "StringEqualsIgnoreCase",
          "StringNotEqualsIgnoreCase",
          "StringLike",
          "StringNotLike",
          "BinaryEquals");
  private static final Set<String> ARNS =
      lower("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike");
  private static final Set<String> NUMBERS =
      lower(
          "NumericEquals",
          "NumericNotEquals",
          "NumericLessThan",
          "NumericLessThanEquals",
          "NumericGreaterThan",
          "NumericGreaterThanEquals");
  private static final Set<String> DATES =
      lower(
          "DateEquals",
          "DateNotEquals",
          "DateLessThan",
          "DateLessThanEquals",
          "DateGreaterThan",
          "DateGreaterThanEquals");
  private static final Set<String> RANGES = lower("IpAddress", "NotIpAddress");
  private static final Set<String> SWITCHES = lower("Bool", "Null");

  /**
   * Keys of one service that come with calls of others: what a function's code calls carries the
   * function's ARN.
   *
   * <p>Source: https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html
   */
  private static final Set<String> OF_ANY_CALL = Set.of("lambda:sourcefunctionarn");

  private static final Set<String> GLOBAL =
      lower(
          "CalledVia",
          "CalledViaFirst",
          "CalledViaLast",
          "CurrentTime",
          "EpochTime",
          "FederatedProvider",
          "MultiFactorAuthAge",
          "MultiFactorAuthPresent",
          "PrincipalAccount",
          "PrincipalArn",
          "PrincipalIsAWSService",
          "PrincipalOrgID",
          "PrincipalOrgPaths",
          "PrincipalServiceName",
          "PrincipalServiceNamesList",
          "PrincipalType",
          "Ec2InstanceSourcePrivateIPv4",
          "Ec2InstanceSourceVpc",
          "Referer",
          "RequestedRegion",
          "ResourceAccount",
          "ResourceOrgID",
          "ResourceOrgPaths",
          "SecureTransport",
          "SourceAccount",
          "SourceArn",
          "SourceIdentity",
          "SourceIp",
          "SourceOrgID",
          "SourceOrgPaths",
          "SourceVpc",
          "SourceVpcArn",
          "SourceVpce",
          "TagKeys",
          "TokenIssueTime",
          "UserAgent",
          "ViaAWSService",
          "VpceAccount",
          "VpceOrgID",
          "VpceOrgPaths",
          "VpcSourceIp",
          "AssumedRoot",
          "userid",
          "username",
          "SignInSessionArn",
          "ChatbotSourceArn");
  private static final List<String> GLOBAL_PREFIXES =
      List.of("principaltag/", "requesttag/", "resourcetag/");

  private final Set<String> actions;
  private final List<Problem> problems = new ArrayList<>();

  private PolicyCondition(Set<String> actions) {
    this.actions = actions;
  }

  static List<Problem> problems(JsonNode condition, Set<String> actions, String path) {
    PolicyCondition read = new PolicyCondition(actions);
    if (!condition.isObject()) {
      read.problems.add(Problem.at(path, condition, "an object of condition operators"));
    }
    for (Map.Entry<String, JsonNode> operator : condition.properties()) {
      read.operator(operator.getKey(), operator.getValue(), path + "/" + operator.getKey());
    }
    return read.problems;
  }

  private void operator(String written, JsonNode keys, String path) {
    String name = written.toLowerCase(Locale.ROOT).replaceFirst("^(forallvalues|foranyvalue):", "");
    boolean ifExists = name.endsWith("ifexists");
    name = ifExists ? name.substring(0, name.length() - "ifexists".length()) : name;
    Predicate<String> value = value(name);
    if (value == null || (ifExists && name.equals("null"))) {
      problems.add(
          Problem.at(
              path,
              written,
              "a condition operator: String…, Arn…, Numeric…, Date…, IpAddress, Bool, Null, with ForAllValues:,"
                  + " ForAnyValue: and IfExists"));
      return;
    }
    if (!keys.isObject() || keys.isEmpty()) {
      problems.add(Problem.at(path, keys, "an object of condition keys"));
    }
    for (Map.Entry<String, JsonNode> key : keys.properties()) {
      key(key.getKey(), path + "/" + key.getKey());
      values(key.getValue(), value, path + "/" + key.getKey());
    }
  }

  private static Predicate<String> value(String operator) {
    if (TEXTS.contains(operator)) {
      return text -> true;
    }
    if (ARNS.contains(operator)) {
      return PolicyCondition::isArn;
    }
    if (NUMBERS.contains(operator)) {
      return text -> NUMBER.matcher(text).matches();
    }
    if (DATES.contains(operator)) {
      return text -> DATE.matcher(text).matches();
    }
    if (RANGES.contains(operator)) {
      return IpRange::isRangeOrAddress;
    }
    return SWITCHES.contains(operator) ? text -> text.equals("true") || text.equals("false") : null;
  }

  /** Here, and only here, a wildcard may stand for the service too. */
  private static boolean isArn(String text) {
    boolean open =
        Arn.of(text).filter(arn -> arn.service().contains("*")).isPresent()
            || text.equals("*")
            || text.startsWith("${");
    return open || Arn.problem(text).isEmpty();
  }

  private void key(String written, String path) {
    String key = written.toLowerCase(Locale.ROOT);
    String service = key.substring(0, Math.max(0, key.indexOf(':')));
    String name = key.substring(key.indexOf(':') + 1);
    boolean global = isGlobal(name);
    if (!KEY.matcher(written).matches() || (service.equals("aws") && !global)) {
      problems.add(Problem.at(path, written, "service:key, or a global condition key of AWS"));
    } else if (!service.equals("aws") && !OF_ANY_CALL.contains(key) && !isAbout(service)) {
      problems.add(
          Problem.at(
              path, written, "a key of a service that the statement's actions are of, or aws:"));
    }
  }

  /** Whether {@code aws:} has a key of this name, in lower case. */
  static boolean isGlobal(String name) {
    return GLOBAL.contains(name) || GLOBAL_PREFIXES.stream().anyMatch(name::startsWith);
  }

  /** Web identities bring keys of their provider, which are no services. */
  private boolean isAbout(String service) {
    return actions.contains("*")
        || service.contains(".")
        || service.equals("saml")
        || actions.stream()
            .anyMatch(
                action ->
                    action.startsWith(service + ":") || action.startsWith("sts:assumerolewith"));
  }

  private void values(JsonNode values, Predicate<String> right, String path) {
    if (values.isObject() || (values.isArray() && values.isEmpty()) || values.isNull()) {
      problems.add(Problem.at(path, values, "a value or an array of them"));
    }
    if (values.isValueNode() && !values.isNull() && !right.test(values.asText())) {
      problems.add(Problem.at(path, values, "a value of the operator's type"));
    }
    for (JsonNode each : values) {
      if (!each.isValueNode() || !right.test(each.asText())) {
        problems.add(Problem.at(path, each, "a value of the operator's type"));
      }
    }
  }

  private static Set<String> lower(String... names) {
    Set<String> all = new TreeSet<>();
    for (String name : names) {
      all.add(name.toLowerCase(Locale.ROOT));
    }
    return all;
  }
}
