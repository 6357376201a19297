package com.paymentmigration.operator.drill.aws;

import com.paymentmigration.operator.drill.port.LogSearch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** CloudWatch Logs. */
final class AwsLogs implements LogSearch {
  private static final int MOST = 1000;

  private final CloudWatchLogsClient client;

  AwsLogs(CloudWatchLogsClient client) {
    this.client = client;
  }

  @Override
  public List<Line> find(String group, Instant since, String filterPattern) {
    return Calls.of(
        "logs:FilterLogEvents",
        () -> {
          try {
            return client
                .filterLogEventsPaginator(
                    r ->
                        r.logGroupName(group)
                            .startTime(since.toEpochMilli())
                            .filterPattern(filterPattern))
                .events()
                .stream()
                .limit(MOST)
                .map(each -> new Line(Instant.ofEpochMilli(each.timestamp()), each.message()))
                .toList();
          } catch (ResourceNotFoundException noGroup) {
            return List.of();
          }
        });
  }

  @Override
  public Optional<Line> latest(String group, String stream) {
    return Calls.of(
        "logs:GetLogEvents",
        () -> {
          try {
            return client
                .getLogEvents(
                    r -> r.logGroupName(group).logStreamName(stream).startFromHead(false).limit(1))
                .events()
                .stream()
                .map(each -> new Line(Instant.ofEpochMilli(each.timestamp()), each.message()))
                .findFirst();
          } catch (ResourceNotFoundException noStream) {
            return Optional.empty();
          }
        });
  }
}
