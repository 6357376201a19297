package com.paymentmigration.lambda.realpair;

import com.paymentmigration.lambda.cutover.Executions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Executions that live until a test ends them. */
final class TestExecutions implements Executions {
  private final Set<String> ended = ConcurrentHashMap.newKeySet();

  void end(String executionArn) {
    ended.add(executionArn);
  }

  @Override
  public boolean ended(String executionArn) {
    return executionArn.isEmpty() || ended.contains(executionArn);
  }

  @Override
  public void startRollback(
      String name, String requestedBy, String reason, Optional<Instant> alarmTime) {
    throw new UnsupportedOperationException("tests start rollbacks themselves");
  }
}
