package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.language.Example;
import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack's own expressions are read, all of them, and a broken one is named. */
class LanguageGateTest {
  private static final WholeStack STACK = WholeStack.selected();

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void noExpressionOfAProfileIsRefused(String profile) {
    assertThat(LanguageGate.read(WholeStack.ofProfile(profile).template()).findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = LanguageRule.class, names = "UNREAD", mode = EnumSource.Mode.EXCLUDE)
  void everyLanguageOccursAndIsRead(LanguageRule rule) {
    assertThat(LanguageGate.read(STACK.template()).read()).containsKey(rule);
  }

  @Test
  void aFindingNamesResourcePropertyExpressionPositionAndWhatIsAllowed() {
    String alarm = STACK.ofType("AWS::CloudWatch::CompositeAlarm").keySet().iterator().next();
    Template broken = Template.of(STACK.template());
    broken.set("/" + alarm + "/Properties/AlarmRule", "\"ALARM(Nowhere) ALSO TRUE\"");

    assertThat(LanguageGate.read(broken.json()).findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.line())
                    .startsWith(
                        "/Resources/"
                            + alarm
                            + "/Properties/AlarmRule: ALARM(Nowhere) ALSO TRUE: position 16: received"
                            + " ALSO TRUE, allowed: AND, OR or the end"));
  }

  @Test
  void anAlarmThatTheTemplateLacksIsRefusedInRuleAndDashboard() {
    Template broken =
        Template.of(STACK.template())
            .replace("\"AlarmsBlueConnectionsFD13EFE1\",\"Arn\"", "\"Keys\",\"Arn\"");

    assertThat(LanguageGate.read(broken.json()).findings())
        .extracting(LanguageReport.Finding::rule)
        .containsExactlyInAnyOrder(LanguageRule.ALARM_RULE, LanguageRule.DASHBOARD);
  }

  @Test
  void aGuardNamesNoAlarmOfItsUsersThatTheProfileDoesNotName() {
    String guard = STACK.ofType("AWS::CloudWatch::CompositeAlarm").keySet().iterator().next();
    Template changed = Template.of(STACK.template());
    changed.set("/" + guard + "/Properties/AlarmRule", "\"ALARM(declines) OR ALARM(fraud)\"");
    changed.set("/" + guard + "/Metadata", "{\"GuardAlarms\": [\"declines\"]}");

    assertThat(LanguageGate.read(changed.json()).findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.line())
                    .contains("received fraud, allowed: an alarm of this template"));
  }

  @Test
  void compositeAlarmsThatWaitForEachOtherAreRefused() {
    List<String> guards = List.copyOf(STACK.ofType("AWS::CloudWatch::CompositeAlarm").keySet());
    Template broken = Template.of(STACK.template());
    broken.set("/" + guards.get(0) + "/Properties/AlarmRule", "\"ALARM(" + guards.get(1) + ")\"");
    broken.set("/" + guards.get(1) + "/Properties/AlarmRule", "\"ALARM(" + guards.get(0) + ")\"");

    assertThat(LanguageGate.read(broken.json()).findings())
        .hasSize(2)
        .allSatisfy(finding -> assertThat(finding.line()).contains("a cycle"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Fn::If\": [\"Protected\", \"TRUE\", \"ALARM(a) XOR TRUE\"]}",
        "{\"Fn::If\": [\"Protected\", \"ALARM(a) XOR TRUE\", \"TRUE\"]}"
      })
  void bothBranchesOfAnIfAreRead(String rule) {
    String alarm = STACK.ofType("AWS::CloudWatch::CompositeAlarm").keySet().iterator().next();
    Template broken = Template.of(STACK.template());
    broken.set("/" + alarm + "/Properties/AlarmRule", rule);

    assertThat(LanguageGate.read(broken.json()).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.line()).contains("position 10: received XOR"));
  }

  @Test
  void whatIsLeftOutInOneBranchIsNotThere() {
    String rule = STACK.ofType("AWS::Events::Rule").keySet().iterator().next();
    Template changed = Template.of(STACK.template());
    changed.set(
        "/" + rule + "/Properties/ScheduleExpression",
        "{\"Fn::If\": [\"Protected\", \"rate(1 day)\", {\"Ref\": \"AWS::NoValue\"}]}");
    changed.set(
        "/" + rule + "/Properties/EventPattern",
        "{\"source\": [\"my.app\", {\"Fn::If\": [\"Protected\", {\"Ref\": \"AWS::NoValue\"}, \"x\"]}]}");

    assertThat(LanguageGate.read(changed.json()).findings()).isEmpty();
  }

  @Test
  void aLanguageWithoutAGateIsRefusedAtAnyDepth() {
    String policy = STACK.ofType("AWS::AutoScaling::ScalingPolicy").keySet().iterator().next();
    String dashboard = STACK.ofType("AWS::CloudWatch::Dashboard").keySet().iterator().next();
    Template broken = Template.of(STACK.template());
    broken.set(
        "/" + policy + "/Properties/TargetTrackingConfiguration",
        "{\"CustomizedMetricSpecification\": {\"Metrics\": [{\"Id\": \"e\", \"Expression\": \"m1 OR\"}]}}");
    broken.set(
        "/" + dashboard + "/Properties/DashboardBody",
        "\"{\\\"widgets\\\":[{\\\"type\\\":\\\"log\\\",\\\"properties\\\":{\\\"region\\\":\\\"us-east-1\\\",\\\"query\\\":\\\"feilds\\\"}}]}\"");

    assertThat(LanguageGate.read(broken.json()).findings())
        .extracting(LanguageReport.Finding::rule)
        .containsExactly(LanguageRule.UNREAD, LanguageRule.UNREAD);
  }

  @Test
  void functionsOfCloudFormationBecomeTextsOfTheRightForm() {
    JsonNode template = STACK.template();
    String function = STACK.ofType("AWS::Lambda::Function").keySet().iterator().next();
    ObjectNode values =
        com.fasterxml.jackson.databind.json.JsonMapper.builder().build().createObjectNode();
    values
        .putObject("sub")
        .put("Fn::Sub", "arn:${AWS::Partition}:s3:::${EnvironmentName}-${!Literal}");
    values.putObject("arn").putArray("Fn::GetAtt").add(function).add("Arn");
    values
        .putObject("pick")
        .putArray("Fn::Select")
        .add(1)
        .addObject()
        .putArray("Fn::Split")
        .add(",")
        .add("a,b,c");
    JsonNode resolved = new Intrinsics(template).resolve(values);

    assertThat(resolved.path("sub").asText())
        .isEqualTo(
            "arn:aws:s3:::"
                + template.at("/Parameters/EnvironmentName/Default").asText()
                + "-${Literal}");
    assertThat(resolved.path("arn").asText())
        .isEqualTo("arn:aws:lambda:us-east-1:111122223333:function:" + function);
    assertThat(resolved.path("pick").asText()).isEqualTo("b");
  }

  @Test
  void theDocumentSaysHowManyExpressionsAreReadAndHowManyExamplesWereTried() {
    LanguageReport report = LanguageGate.read(STACK.template());
    Map<LanguageRule, Integer> read = report.read();
    StringBuilder table =
        new StringBuilder(
            "| language | read in the template | refused | valid examples accepted | invalid examples refused |\n|---|---|---|---|---|\n");
    Map<LanguageRule, List<Example.Language>> languages = new LinkedHashMap<>();
    languages.put(
        LanguageRule.ALARM_METRICS,
        List.of(
            Example.Language.METRICS_INSIGHTS,
            Example.Language.METRIC_MATH,
            Example.Language.ALARMS));
    languages.put(LanguageRule.ALARM_RULE, List.of(Example.Language.ALARM_RULES));
    languages.put(LanguageRule.DASHBOARD, List.of(Example.Language.DASHBOARDS));
    languages.put(LanguageRule.EVENT_PATTERN, List.of(Example.Language.EVENT_PATTERNS));
    languages.put(LanguageRule.SCHEDULE, List.of(Example.Language.SCHEDULES));
    languages.put(LanguageRule.POLICY, List.of(Example.Language.POLICIES));
    languages.put(LanguageRule.STATES_EXPRESSION, List.of(Example.Language.STATES_EXPRESSIONS));
    int total = 0;
    for (LanguageRule rule : LanguageRule.values()) {
      List<Example.Language> examples = languages.getOrDefault(rule, List.of());
      table.append(
          "| %s | %d | %d | %s | %s |%n"
              .formatted(
                  rule.id(),
                  read.getOrDefault(rule, 0),
                  refused(report, rule),
                  count(examples, true),
                  count(examples, false)));
      total += read.getOrDefault(rule, 0);
    }
    table.append("| **all** | %d | %d |  |  |%n".formatted(total, report.findings().size()));

    assertThat(new GeneratedSection("docs/benchmarks.md", "languages").committed(table.toString()))
        .isEqualTo(table.toString());
  }

  private static long refused(LanguageReport report, LanguageRule rule) {
    return report.findings().stream().filter(finding -> finding.rule() == rule).count();
  }

  private static String count(List<Example.Language> languages, boolean valid) {
    long count =
        Example.all().stream()
            .filter(each -> languages.contains(each.language()) && each.valid() == valid)
            .count();
    return count == 0 ? "" : String.valueOf(count);
  }
}
