package com.paymentmigration.compliance;

/**
 * Languages inside a template that only the service parses, each with its rule. CloudFormation's
 * own schemas see a text or an object there, so a mistake would be found by the first deployment.
 */
enum LanguageRule {
  /** Metrics, formulas and queries of an alarm. */
  ALARM_METRICS(
      "Language.AlarmMetrics",
      "CloudWatch would refuse what the alarm watches, or never ring",
      "Write it by the grammar of metric math or Metrics Insights (package language), which knows no OR in a query"),
  /** Rule of a composite alarm. */
  ALARM_RULE(
      "Language.AlarmRule",
      "CloudWatch would refuse the composite alarm's rule",
      "Join ALARM(…), OK(…) and INSUFFICIENT_DATA(…) of this template's alarms by AND, OR, NOT"),
  /** Body of a dashboard. */
  DASHBOARD(
      "Language.Dashboard",
      "CloudWatch would refuse the dashboard's body, or show nothing",
      "Write the widget by the dashboard body's documented structure"),
  /** Pattern of an event rule, and what its targets receive. */
  EVENT_PATTERN(
      "Language.EventPattern",
      "EventBridge would refuse the rule, or no event would ever match",
      "Write arrays of values or operators under the fields that the service's events have"),
  /** Times of rules, backups and rotations. */
  SCHEDULE(
      "Language.Schedule",
      "the service would refuse the schedule",
      "Write rate(value unit) or cron(minutes hours day-of-month month day-of-week year)"),
  /** Policies of identities, trusts, keys, endpoints and other resources. */
  POLICY(
      "Language.PolicyDocument",
      "IAM or the resource's service would refuse the policy, or it would never match",
      "Write the statement by the IAM policy grammar; build ARNs from constructs or Stack.formatArn"),
  /** Resource names that stand outside a policy. */
  ARN(
      "Language.Arn",
      "the service would refuse the resource name, or nothing has it",
      "Take the ARN from the construct, or build it by Stack.formatArn in the form of its service"),
  /** Texts, numbers and names that only the service judges. */
  SERVICE_VALUE(
      "Language.ServiceValue",
      "the service would refuse the value",
      "Choose a value that the service's documentation allows (service-values.tsv)"),
  /** Definition of a state machine. */
  DEFINITION(
      "Language.Definition",
      "Step Functions would refuse the definition",
      "Write one JSON object with StartAt and States; asl-validator judges the rest in ./mvnw verify"),
  /** Paths and intrinsic functions inside a definition. */
  STATES_EXPRESSION(
      "Language.StatesExpression",
      "Step Functions would refuse the definition, or the execution that meets it would fail",
      "Write a path, or a documented intrinsic function with its number of arguments"),
  /** User data of launched instances. */
  USER_DATA(
      "Language.UserData",
      "cloud-init would ignore the user data, or EC2 refuse it",
      "Begin with #! or #cloud-config and stay within 16 KB"),
  /** Texts that Secrets Manager puts a generated password into. */
  SECRET_TEMPLATE(
      "Language.SecretTemplate",
      "Secrets Manager would refuse to generate the secret, or overwrite what the template says",
      "Write one JSON object without the key that the password is put under"),
  /** Rules of the template itself. */
  TEMPLATE_RULE(
      "Language.TemplateRule",
      "CloudFormation would refuse the template's rule",
      "Use the functions that rules take, over parameters only"),
  /** Patterns of parameters. */
  PARAMETER_PATTERN(
      "Language.ParameterPattern",
      "CloudFormation would refuse the parameter's pattern, or its own default",
      "Write a Java regular expression that the whole default matches"),
  /** Languages that nobody has written a gate for. */
  UNREAD(
      "Language.Unread",
      "the property is written in a language that no gate reads",
      "Write a parser for it (package language), or do without the property");

  private final String id;
  private final String reason;
  private final String fix;

  LanguageRule(String id, String reason, String fix) {
    this.id = id;
    this.reason = reason;
    this.fix = fix;
  }

  String id() {
    return id;
  }

  String reason() {
    return reason;
  }

  String fix() {
    return fix;
  }
}
