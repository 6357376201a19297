package com.paymentmigration.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.testsupport.Resources;
import com.paymentmigration.testsupport.TestStacks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class MigrationDashboardTest {
  private final Stack stack = TestStacks.stack();
  private final MigrationDashboard tested =
      new MigrationDashboard(
          stack, "Tested", props(List.of("arn:aws:cloudwatch:us-east-1:111122223333:alarm:guard")));

  private static MigrationDashboardProps props(List<String> alarmArns) {
    return new MigrationDashboardProps(
        Watched.environment(Environment.BLUE, "staging"),
        Watched.environment(Environment.GREEN, "staging"),
        new TreeMap<>(Watched.operations().workflowArns()),
        alarmArns,
        "PaymentMigration/staging-payment-a1b2c3d4");
  }

  private List<JsonNode> widgets() throws JsonProcessingException {
    Object body =
        Resources.of(Template.fromStack(stack))
            .propertiesOf("AWS::CloudWatch::Dashboard")
            .values()
            .iterator()
            .next()
            .get("DashboardBody");
    List<JsonNode> widgets = new ArrayList<>();
    new ObjectMapper().readTree(joined(body)).get("widgets").forEach(widgets::add);
    return widgets;
  }

  /** The text of a value or of its Fn::Join, references replaced by a word. */
  private static String joined(Object value) {
    if (value instanceof String text) {
      return text;
    }
    List<?> parts = (List<?>) ((List<?>) Resources.map(value).get("Fn::Join")).get(1);
    return parts.stream()
        .map(part -> part instanceof String text ? text : "reference")
        .collect(Collectors.joining());
  }

  private JsonNode titled(String title) throws JsonProcessingException {
    return widgets().stream()
        .filter(widget -> title.equals(widget.at("/properties/title").asText()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theDashboardIsOneResource() {
    assertThat(Resources.of(Template.fromStack(stack)).countByType())
        .containsExactly(Map.entry("AWS::CloudWatch::Dashboard", 1));
  }

  @Test
  void theLegendNamesEveryStatusWithItsCode() throws JsonProcessingException {
    String legend = widgets().get(0).at("/properties/markdown").asText();

    for (MigrationStatus status : MigrationStatus.values()) {
      assertThat(legend).contains(status.code() + " " + status);
    }
  }

  @Test
  void statusAndRealSharesAreOnTop() throws JsonProcessingException {
    JsonNode status = titled("Status (code), green active and writer (1 yes), shares (percent)");

    assertThat(status.get("y").asInt()).isLessThanOrEqualTo(2);
    assertThat(status.toString())
        .contains(
            "\"Status\"",
            "\"GreenActive\"",
            "\"GreenWrites\"",
            "\"GreenWeight\"",
            "100 * FILL(blue, 0) / (FILL(blue, 0) + FILL(green, 0))",
            "100 * FILL(green, 0) / (FILL(blue, 0) + FILL(green, 0))");
  }

  @Test
  void bothEnvironmentsAreSideBySideChartByChart() throws JsonProcessingException {
    List<JsonNode> all = widgets();

    for (JsonNode blue : all) {
      String title = blue.at("/properties/title").asText();
      if (title.startsWith("blue: ")) {
        JsonNode green = titled(title.replace("blue: ", "green: "));
        assertThat(green.get("y")).as(title).isEqualTo(blue.get("y"));
        assertThat(green.get("x")).isNotEqualTo(blue.get("x"));
        assertThat(green.toString().replace("green", "blue").replace("\"x\":12", "\"x\":0"))
            .isEqualTo(blue.toString());
      }
    }
    assertThat(all)
        .extracting(widget -> widget.at("/properties/title").asText())
        .filteredOn(title -> title.startsWith("blue: "))
        .hasSize(5);
  }

  @Test
  void alarmThresholdsAreDrawn() throws JsonProcessingException {
    assertThat(titled("green: response time, seconds").at("/properties/annotations").toString())
        .contains("\"value\":1");
    assertThat(titled("blue: database connections").at("/properties/annotations").toString())
        .contains("\"value\":750");
  }

  @Test
  void alarmsAndWorkflowsAreShown() throws JsonProcessingException {
    assertThat(titled("Alarms").toString()).contains("alarm:guard");
    assertThat(titled("Workflows").toString()).contains("arn:rollback", "ExecutionsFailed");
  }

  @Test
  void nothingOnItIsAParameterOfTheSwitch() {
    assertThat(Template.fromStack(stack).toJSON().toString())
        .doesNotContain("GreenTrafficWeight", "ActiveEnvironment", "MigrationStatus\"");
  }

  @Test
  void itsAddressIsInTheRegionsConsole() {
    assertThat(tested.url())
        .startsWith(
            "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#dashboards/dashboard/");
  }

  @Test
  void moreAlarmsThanAWidgetShowsAreRejected() {
    assertThatThrownBy(() -> props(Collections.nCopies(101, "arn")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alarmArns: received 101, allowed: at most 100");
  }
}
