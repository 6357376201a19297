package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.cutover.AlarmEvidence;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.traffic.GuardParts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Alarms that the rules of both guards name, in CloudWatch. */
public final class CloudWatchGuardParts implements GuardParts {
  /** The guard's rule is this stack's own: a name or an ARN in quotation marks, joined by OR. */
  private static final Pattern PART = Pattern.compile("ALARM\\(\"([^\"]+)\"\\)");

  /** Of one answer; a rule takes as many alarms. */
  private static final int MOST = 100;

  private final CloudWatchClient client;
  private final String blueName;
  private final String greenName;

  /** The guards with these names. */
  public CloudWatchGuardParts(CloudWatchClient client, String blueName, String greenName) {
    this.client = client;
    this.blueName = blueName;
    this.greenName = greenName;
  }

  @Override
  public List<String> unfit(Environment environment) {
    Set<String> parts = parts(environment == Environment.BLUE ? blueName : greenName);
    if (parts.isEmpty()) {
      return List.of();
    }
    Map<String, MetricAlarm> found = metricAlarms(parts);
    List<String> unfit = new ArrayList<>();
    for (String part : parts) {
      MetricAlarm alarm = found.get(part);
      if (alarm == null) {
        unfit.add(part + " (no metric alarm has this name)");
        continue;
      }
      Duration looksAt = looksAt(alarm);
      if (looksAt.compareTo(Duration.ofMinutes(AlarmEvidence.MINUTES)) > 0) {
        unfit.add("%s (looks at %d s of data)".formatted(part, looksAt.toSeconds()));
      }
    }
    return unfit;
  }

  private Set<String> parts(String guard) {
    List<CompositeAlarm> composite =
        Failures.translated(
            "alarm " + guard,
            () ->
                client
                    .describeAlarms(
                        request -> request.alarmNames(guard).alarmTypes(AlarmType.COMPOSITE_ALARM))
                    .compositeAlarms());
    Set<String> parts = new LinkedHashSet<>();
    for (CompositeAlarm alarm : composite) {
      Matcher part = PART.matcher(String.valueOf(alarm.alarmRule()));
      while (part.find()) {
        String name = part.group(1);
        parts.add(name.startsWith("arn:") ? name.substring(name.lastIndexOf(':') + 1) : name);
      }
    }
    return parts;
  }

  private Map<String, MetricAlarm> metricAlarms(Set<String> names) {
    List<MetricAlarm> found =
        Failures.translated(
            "alarms " + names,
            () ->
                client
                    .describeAlarms(
                        request ->
                            request
                                .alarmNames(names)
                                .alarmTypes(AlarmType.METRIC_ALARM)
                                .maxRecords(MOST))
                    .metricAlarms());
    Map<String, MetricAlarm> byName = new LinkedHashMap<>();
    found.forEach(alarm -> byName.put(alarm.alarmName(), alarm));
    return byName;
  }

  /** An alarm of one metric has a period; of several, each query has its own. */
  private static Duration looksAt(MetricAlarm alarm) {
    int period =
        Stream.concat(
                Stream.ofNullable(alarm.period()),
                alarm.metrics().stream().flatMap(CloudWatchGuardParts::period))
            .mapToInt(Integer::intValue)
            .max()
            .orElse(0);
    Integer periods = alarm.evaluationPeriods();
    return Duration.ofSeconds((long) period * (periods == null ? 1 : periods));
  }

  private static Stream<Integer> period(MetricDataQuery query) {
    return Stream.concat(
        Stream.ofNullable(query.period()),
        Stream.ofNullable(query.metricStat() == null ? null : query.metricStat().period()));
  }
}
