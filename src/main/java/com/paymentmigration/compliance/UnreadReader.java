package com.paymentmigration.compliance;

import com.paymentmigration.language.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Properties in languages that this stack does not use today. They are refused until somebody
 * writes a gate: what nobody parses is found by the first deployment.
 */
final class UnreadReader implements LanguageReader {
  private static final Map<String, String> LANGUAGES = languages();

  @Override
  public void read(Resource resource, LanguageReport report) {
    resource
        .properties()
        .fieldNames()
        .forEachRemaining(
            property -> {
              String language = LANGUAGES.get(resource.type() + " " + property);
              if (language != null) {
                report.refuse(
                    LanguageRule.UNREAD,
                    resource.pointer(property),
                    "",
                    new Problem(property, language, "languages with a gate"));
              }
            });
  }

  private static Map<String, String> languages() {
    Map<String, String> languages = new LinkedHashMap<>();
    languages.put("AWS::Logs::MetricFilter FilterPattern", "a filter pattern of CloudWatch Logs");
    languages.put(
        "AWS::Logs::SubscriptionFilter FilterPattern", "a filter pattern of CloudWatch Logs");
    languages.put("AWS::Logs::QueryDefinition QueryString", "a query of CloudWatch Logs Insights");
    languages.put("AWS::Logs::ResourcePolicy PolicyDocument", "a policy in a text");
    languages.put("AWS::Logs::DataProtectionPolicy PolicyDocument", "a data protection policy");
    languages.put("AWS::CloudWatch::InsightRule RuleBody", "a rule of Contributor Insights");
    languages.put(
        "AWS::CloudWatch::AnomalyDetector MetricMathAnomalyDetector",
        "metric math of an anomaly detector");
    languages.put("AWS::CloudWatch::Alarm EvaluationCriteria", "PromQL");
    languages.put(
        "AWS::WAFv2::RegexPatternSet RegularExpressionList", "regular expressions of WAF");
    languages.put(
        "AWS::Scheduler::Schedule ScheduleExpression", "a schedule of EventBridge Scheduler");
    languages.put("AWS::AutoScaling::ScheduledAction Recurrence", "a Unix cron expression");
    languages.put("AWS::SSM::Document Content", "an SSM document");
    languages.put("AWS::SSM::MaintenanceWindow Schedule", "a schedule of Systems Manager");
    languages.put("AWS::StepFunctions::StateMachine Definition", "a definition as an object");
    languages.put(
        "AWS::StepFunctions::StateMachine DefinitionSubstitutions",
        "substitutions in a definition");
    languages.put("AWS::Pipes::Pipe SourceParameters", "filters of a pipe");
    languages.put("AWS::Lambda::EventSourceMapping FilterCriteria", "filters of an event source");
    languages.put("AWS::SNS::Subscription FilterPolicy", "a filter policy of SNS");
    languages.put("AWS::IoT::TopicRule TopicRulePayload", "SQL of IoT");
    languages.put("AWS::ApiGateway::RestApi Body", "OpenAPI");
    languages.put("AWS::AppSync::GraphQLSchema Definition", "GraphQL");
    languages.put("AWS::Events::Archive EventPattern", "an event pattern of an archive");
    return languages;
  }
}
