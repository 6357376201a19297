package com.paymentmigration.operator.drill.port;

import java.time.Instant;
import java.util.List;

/** CloudWatch alarms. */
public interface AlarmControl {
  /**
   * An alarm on metrics.
   *
   * @param name its name
   * @param state OK, ALARM or INSUFFICIENT_DATA
   * @param actions ARNs that hear when it rings
   */
  record Facts(String name, String state, List<String> actions) {}

  /** Alarms on metrics among {@code names}. */
  List<Facts> alarms(List<String> names);

  /** Rules of the composite alarms among {@code names}. */
  List<String> compositeRules(List<String> names);

  /** Creates or replaces an alarm without actions on a Metrics Insights query. */
  void put(String name, String query);

  /** Deletes an alarm; nothing happens if there is none. */
  void delete(String name);

  /** Puts an alarm into a state until its next evaluation. */
  void set(String name, String state, String reason);

  /** Summaries of the actions that an alarm took since {@code since}. */
  List<String> actionsTaken(String name, Instant since);
}
