package com.paymentmigration.operator.drill.port;

import java.time.Instant;
import java.util.List;

/** CloudWatch Logs. */
public interface LogSearch {
  /**
   * A line.
   *
   * @param at when it was written
   * @param text the line
   */
  record Line(Instant at, String text) {}

  /** Lines of {@code group} since {@code since} that match, oldest first, 1,000 at most. */
  List<Line> find(String group, Instant since, String filterPattern);

  /** The latest line of one stream; empty if the stream or the group is missing. */
  java.util.Optional<Line> latest(String group, String stream);
}
