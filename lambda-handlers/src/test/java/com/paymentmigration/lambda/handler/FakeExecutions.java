package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.cutover.Executions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Executions that run until the test ends them. */
final class FakeExecutions implements Executions {
  final List<Started> started = new ArrayList<>();
  final List<String> names = new ArrayList<>();
  final List<String> ended = new ArrayList<>();

  /** A rollback that was started. */
  record Started(String requestedBy, String reason, Optional<Instant> alarmTime) {}

  @Override
  public boolean ended(String executionArn) {
    return executionArn.isEmpty() || ended.contains(executionArn);
  }

  @Override
  public void startRollback(
      String name, String requestedBy, String reason, Optional<Instant> alarmTime) {
    names.add(name);
    started.add(new Started(requestedBy, reason, alarmTime));
  }
}
