package com.paymentmigration.lambda.realpair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.MoveAbortedException;
import com.paymentmigration.lambda.cutover.MoveWriter;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.realpair.Disturbance.When;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CutoverUnderLoadIT {
  private static final long SOME_LOAD_MILLIS = 1500;

  private MigrationBench bench;

  @BeforeEach
  void start() {
    bench = MigrationBench.armed();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void forwardBackAndForwardAgainLoseNothingUnderEveryStyleOfWriting() {
    List<PaymentLoad.Acknowledged> acknowledged;
    try (PaymentLoad load = bench.load().ordinary().awkward()) {
      MigrationBench.pause(SOME_LOAD_MILLIS);
      MoveWriter.Result first = bench.forward();
      assertThat(first.writer()).isEqualTo("GREEN");
      MigrationBench.pause(SOME_LOAD_MILLIS);
      assertThat(bench.rollBack().outcome()).isEqualTo(RecoverWriter.Outcome.ROLLED_BACK);
      assertThat(bench.writer()).isEqualTo(Environment.BLUE);
      MigrationBench.pause(SOME_LOAD_MILLIS);
      MoveWriter.Result again = bench.forward();
      assertThat(again.writer()).isEqualTo("GREEN");
      MigrationBench.pause(SOME_LOAD_MILLIS);
      assertThat(load.failures()).isEmpty();
      load.stop();
      acknowledged = load.acknowledged();
    }
    bench.books().audit(Environment.GREEN, acknowledged, 3);
    bench.books().auditStandby(Environment.GREEN);
  }

  @Test
  void aRollbackAskedForBeforeThePointOfNoReturnKeepsTheOldWriter() {
    List<PaymentLoad.Acknowledged> acknowledged;
    try (PaymentLoad load = bench.load().ordinary().stubborn()) {
      MigrationBench.pause(SOME_LOAD_MILLIS);
      String rollback = bench.execution();
      Fault request =
          new Fault(
              When.AFTER,
              "blue.setReadOnly",
              () -> assertThat(bench.actor().claim(requested(rollback)).accepted()).isFalse());
      assertThatThrownBy(() -> bench.actor(request).move(bench.begin()))
          .isInstanceOf(MoveAbortedException.class)
          .hasMessageContaining("rollback was requested");
      assertThat(request.happened()).isTrue();
      assertThat(bench.writer()).isEqualTo(Environment.BLUE);
      assertThat(bench.rollBack().outcome()).isEqualTo(RecoverWriter.Outcome.UNCHANGED);
      assertThat(bench.states.read().status()).isEqualTo(MigrationStatus.ROLLED_BACK);
      MigrationBench.pause(SOME_LOAD_MILLIS);
      load.stop();
      acknowledged = load.acknowledged();
    }
    bench.books().audit(Environment.BLUE, acknowledged, 0);
    bench.books().auditStandby(Environment.BLUE);
  }

  private static ClaimRollback.Request requested(String execution) {
    return new ClaimRollback.Request(execution, "operator", "test", Optional.empty());
  }
}
