package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
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
    walk(resource, resource.properties(), "", report);
  }

  /** At any depth: a rule of a firewall holds its expressions several levels down. */
  private static void walk(Resource resource, JsonNode node, String path, LanguageReport report) {
    if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        walk(resource, node.get(index), path + index + "/", report);
      }
      return;
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String below = path + property.getKey();
      String language = LANGUAGES.get(resource.type() + " " + property.getKey());
      if (language == null) {
        walk(resource, property.getValue(), below + "/", report);
      } else {
        report.refuse(
            LanguageRule.UNREAD,
            resource.pointer(below),
            "",
            new Problem(property.getKey(), language, "languages with a gate"));
      }
    }
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
    languages.put(
        "AWS::StepFunctions::StateMachine DefinitionS3Location",
        "a definition that the template does not hold");
    languages.put("AWS::AutoScaling::ScalingPolicy Expression", "metric math of a scaling policy");
    languages.put(
        "AWS::ApplicationAutoScaling::ScalingPolicy Expression", "metric math of a scaling policy");
    languages.put(
        "AWS::ApplicationAutoScaling::ScalableTarget Schedule", "a schedule of scheduled actions");
    languages.put("AWS::Events::Rule InputTransformer", "JSON paths with a template of a text");
    languages.put("AWS::Events::Rule InputPath", "a JSON path");
    languages.put("AWS::Events::EventBusPolicy Statement", "a policy statement alone");
    languages.put("AWS::Events::EventBus Policy", "a policy of an event bus");
    languages.put("AWS::WAFv2::WebACL RegexString", "a regular expression of WAF");
    languages.put("AWS::WAFv2::RuleGroup RegexString", "a regular expression of WAF");
    languages.put(
        "AWS::ElasticLoadBalancingV2::ListenerRule RegexValues", "a regular expression of ELB");
    languages.put(
        "AWS::ElasticLoadBalancingV2::ListenerRule Transforms", "a regular expression of ELB");
    languages.put("AWS::EC2::FlowLog LogFormat", "a format of flow-log records");
    languages.put("AWS::EC2::Instance UserData", "user data outside a launch template");
    languages.put(
        "AWS::AutoScaling::LaunchConfiguration UserData", "user data outside a launch template");
    languages.put("AWS::SNS::Subscription DeliveryPolicy", "a delivery policy of SNS");
    languages.put("AWS::Logs::AccountPolicy PolicyDocument", "an account policy in a text");
    languages.put(
        "AWS::Logs::LogAnomalyDetector FilterPattern", "a filter pattern of CloudWatch Logs");
    languages.put("AWS::SSM::Association ScheduleExpression", "a schedule of Systems Manager");
    languages.put("AWS::Events::Archive EventPattern", "an event pattern of an archive");
    return languages;
  }
}
