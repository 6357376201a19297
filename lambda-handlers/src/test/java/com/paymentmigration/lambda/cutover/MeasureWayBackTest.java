package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasureWayBackTest {
  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);
  private final List<Double> recorded = new ArrayList<>();

  private MeasureWayBack.Outcome measure(MigrationStatus status, Environment promoted) {
    return new MeasureWayBack(
            new DatabasePair(blue, green),
            FixedState.of(status, promoted),
            (name, value) -> recorded.add(value))
        .measure();
  }

  @BeforeEach
  void theOldSideIsCloseBehind() {
    green.answers.put("executed", GtidSet.EMPTY);
    blue.answers.put(
        "replicaStatus", new ReplicaStatus(true, ReplicaStatus.Receiver.RUNNING, true, ""));
    blue.answers.put("waitForExecuted", true);
  }

  @Test
  void aMovedWriterWhoseOldSideIsCloseBehindCanMoveBack() {
    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.AVAILABLE);
    assertThat(recorded).containsExactly(1.0);
  }

  @Test
  void aLaggingOldSideIsNoWayBack() {
    blue.answers.put("waitForExecuted", false);

    assertThat(measure(MigrationStatus.COMPLETED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
    assertThat(recorded).containsExactly(0.0);
  }

  @Test
  void aStoppedChannelIsNoWayBackEvenIfNothingIsMissingNow() {
    blue.answers.put("replicaStatus", ReplicaStatus.UNCONFIGURED);

    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
  }

  @Test
  void anOldSideThatCannotBeReachedIsNoWayBack() {
    blue.away = true;

    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
    assertThat(recorded).containsExactly(0.0);
  }

  @Test
  void beforeTheWriterHasMovedNothingIsMeasuredAndNoDatabaseAsked() {
    assertThat(measure(MigrationStatus.SHIFTING, Environment.BLUE))
        .isEqualTo(MeasureWayBack.Outcome.NOT_MOVED);
    assertThat(recorded).isEmpty();
    assertThat(green.calls).isEmpty();
  }
}
