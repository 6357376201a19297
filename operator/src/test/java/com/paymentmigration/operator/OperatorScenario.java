package com.paymentmigration.operator;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A stack over the emulator, whose state a test puts where it wants. */
abstract class OperatorScenario {
  static final String WHY = "--reason=drill";
  static final String FAST = "--interval=100ms";

  static OperatorBench bench;

  @BeforeAll
  static void start() {
    bench = new OperatorBench();
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  static Definitions then() {
    return new Definitions();
  }

  static void at(MigrationStatus status, RunStep step, String writer, int weight)
      throws InterruptedException {
    bench.run(then().record(status, step, writer, weight).done());
  }

  static void answering(String line, Runnable command) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    try {
      command.run();
    } finally {
      System.setIn(before);
    }
  }

  static List<String> executions() {
    return bench
        .workflows
        .listExecutions(r -> r.stateMachineArn(bench.output("MigrationWorkflowArn")))
        .executions()
        .stream()
        .map(each -> each.executionArn())
        .toList();
  }
}
