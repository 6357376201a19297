package com.paymentmigration.monitoring;

import static com.paymentmigration.lambda.aws.CloudWatchMetrics.metricName;

import com.paymentmigration.lambda.cutover.Metrics;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;
import software.constructs.Construct;

/**
 * One look at the migration: status and shares on top, both environments side by side, the run's
 * own figures below. One resource.
 *
 * <p>Everything is a metric, nothing a stack parameter: a reconcile would otherwise have to update
 * the dashboard (ADR 0002). Shares are what the load balancer really did, not what was asked for.
 */
public final class MigrationDashboard extends Construct {
  private static final int STATUS_HEIGHT = 7;
  private static final String STATES = "AWS/States";

  private final Dashboard dashboard;
  private final MigrationDashboardProps props;

  /** Defines the dashboard. */
  public MigrationDashboard(Construct scope, String id, MigrationDashboardProps props) {
    super(scope, id);
    this.props = props;
    dashboard = Dashboard.Builder.create(this, "Dashboard").build();
    dashboard.addWidgets(legend());
    dashboard.addWidgets(status(), alarms());
    dashboard.addWidgets(shares(), wayBack());
    List<GraphWidget> blue = new EnvironmentCharts(props.blue()).column();
    List<GraphWidget> green = new EnvironmentCharts(props.green()).column();
    for (int row = 0; row < blue.size(); row++) {
      dashboard.addWidgets(blue.get(row), green.get(row));
    }
    dashboard.addWidgets(workflows(), durations());
  }

  /** Address of the dashboard in the console. */
  public String url() {
    String region = Stack.of(this).getRegion();
    return "https://"
        + region
        + ".console.aws.amazon.com/cloudwatch/home?region="
        + region
        + "#dashboards/dashboard/"
        + dashboard.getDashboardName();
  }

  private IWidget legend() {
    String codes =
        Arrays.stream(MigrationStatus.values())
            .map(status -> status.code() + " " + status)
            .collect(Collectors.joining(" · "));
    return TextWidget.Builder.create()
        .width(Charts.FULL_WIDTH)
        .height(2)
        .markdown(
            "**Status** "
                + codes
                + "\n\nA minute without a writer shows no value for it. The side with a lag is the"
                + " replica; no lag on either side: replication is not armed.")
        .build();
  }

  private IWidget status() {
    return SingleValueWidget.Builder.create()
        .title("Status (code), green active and writer (1 yes), shares (percent)")
        .width(Charts.HALF_WIDTH)
        .height(STATUS_HEIGHT)
        .metrics(
            List.of(
                own(Metrics.Name.STATUS, "Maximum", "status"),
                own(Metrics.Name.GREEN_ACTIVE, "Maximum", "green active"),
                own(Metrics.Name.GREEN_WRITES, "Maximum", "green writes"),
                own(Metrics.Name.GREEN_WEIGHT, "Maximum", "green's intended percent"),
                share(Environment.BLUE),
                share(Environment.GREEN)))
        .build();
  }

  private IWidget alarms() {
    List<IAlarm> shown = new ArrayList<>();
    for (String arn : props.alarmArns()) {
      shown.add(Alarm.fromAlarmArn(this, "Shown" + shown.size(), arn));
    }
    return AlarmStatusWidget.Builder.create()
        .title("Alarms")
        .width(Charts.HALF_WIDTH)
        .height(STATUS_HEIGHT)
        .alarms(shown)
        .build();
  }

  private IWidget shares() {
    return GraphWidget.Builder.create()
        .title("Share of requests, percent")
        .width(Charts.HALF_WIDTH)
        .height(Charts.HEIGHT)
        .left(List.of(share(Environment.BLUE), share(Environment.GREEN)))
        .stacked(true)
        .leftYAxis(YAxisProps.builder().min(0).max(100).build())
        .build();
  }

  private IWidget wayBack() {
    return Charts.chart(
        "Way back of the writer, rows proven: 1 yes, 0 not; rows that differ; halted runs",
        List.of(
            own(Metrics.Name.WRITER_ROLLBACK_AVAILABLE, "Minimum", "way back available"),
            own(Metrics.Name.ROWS_PROVEN, "Minimum", "rows proven"),
            own(Metrics.Name.ROWS_DIFFERING, "Maximum", "rows that differ"),
            own(Metrics.Name.HALTED, "Sum", "halted")));
  }

  private IWidget durations() {
    return Charts.chart(
        "Write unavailability and rollback, milliseconds",
        List.of(
            own(Metrics.Name.WRITE_UNAVAILABLE_MILLIS, "Maximum", "no writer"),
            own(Metrics.Name.ROLLBACK_MILLIS, "Maximum", "rollback")));
  }

  private IWidget workflows() {
    List<IMetric> metrics = new ArrayList<>();
    props
        .workflowArns()
        .forEach(
            (name, arn) -> {
              Map<String, String> machine = Map.of("StateMachineArn", arn);
              metrics.add(
                  Charts.metric(STATES, "ExecutionsStarted", "Sum", name + " started", machine));
              metrics.add(
                  Charts.metric(STATES, "ExecutionsFailed", "Sum", name + " failed", machine));
            });
    return Charts.chart("Workflows", metrics);
  }

  private IMetric own(Metrics.Name name, String statistic, String label) {
    return Charts.metric(props.metricNamespace(), metricName(name), statistic, label, Map.of());
  }

  private IMetric share(Environment environment) {
    Map<String, IMetric> requests = new TreeMap<>();
    for (Environment side : Environment.values()) {
      requests.put(side.key(), new EnvironmentCharts(props.of(side)).requests());
    }
    return Charts.formula(
        "100 * FILL(" + environment.key() + ", 0) / (FILL(blue, 0) + FILL(green, 0))",
        environment.key() + " %",
        requests);
  }
}
