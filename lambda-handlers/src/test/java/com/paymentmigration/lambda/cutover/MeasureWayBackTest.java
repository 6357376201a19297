package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasureWayBackTest {
  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);
  private final Map<Metrics.Name, Double> recorded = new EnumMap<>(Metrics.Name.class);

  private static final String GTID = "3e11fa47-71ca-11e1-9e33-c80aa9429562:1";

  private MeasureWayBack.Outcome measure(MigrationStatus status, Environment promoted) {
    return new MeasureWayBack(
            new DatabasePair(blue, green), FixedState.of(status, promoted), recorded::put)
        .measure();
  }

  @BeforeEach
  void theOldSideIsCloseBehind() {
    green.answers.put("executed", GtidSet.EMPTY);
    blue.answers.put("executed", GtidSet.EMPTY);
    blue.answers.put(
        "replicaStatus", new ReplicaStatus(true, ReplicaStatus.Receiver.RUNNING, true, ""));
    blue.answers.put("waitForExecuted", true);
  }

  @Test
  void aMovedWriterWhoseOldSideIsCloseBehindCanMoveBack() {
    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.AVAILABLE);
    assertThat(recorded).containsEntry(Metrics.Name.WRITER_ROLLBACK_AVAILABLE, 1.0);
  }

  @Test
  void aLaggingOldSideIsNoWayBack() {
    blue.answers.put("waitForExecuted", false);

    assertThat(measure(MigrationStatus.COMPLETED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
    assertThat(recorded).containsEntry(Metrics.Name.WRITER_ROLLBACK_AVAILABLE, 0.0);
  }

  @Test
  void aStoppedChannelIsNoWayBackEvenIfNothingIsMissingNow() {
    blue.answers.put("replicaStatus", ReplicaStatus.UNCONFIGURED);

    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
  }

  @Test
  void anOldSideWithAForeignTransactionIsNoWayBackByTheRollbacksOwnRule() {
    blue.answers.put("executed", GtidSet.of(UUID.randomUUID(), 1, 1));
    blue.answers.put(
        "contents",
        List.of(
            new TransactionContent(GTID, new TreeMap<>(Map.of("payments.payment", 1)), List.of())));

    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
  }

  @Test
  void anOldSideWithHeartbeatsOfTheServiceIsAWayBack() {
    blue.answers.put("executed", GtidSet.of(UUID.randomUUID(), 1, 1));
    blue.answers.put(
        "contents",
        List.of(
            new TransactionContent(
                GTID, new TreeMap<>(Map.of("mysql.rds_heartbeat2", 1)), List.of())));

    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.AVAILABLE);
  }

  @Test
  void anOldSideThatCannotBeReachedIsNoWayBack() {
    blue.away = true;

    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
    assertThat(recorded).containsEntry(Metrics.Name.WRITER_ROLLBACK_AVAILABLE, 0.0);
  }

  @Test
  void beforeTheWriterHasMovedNothingIsMeasuredAndNoDatabaseAsked() {
    assertThat(measure(MigrationStatus.SHIFTING, Environment.BLUE))
        .isEqualTo(MeasureWayBack.Outcome.NOT_MOVED);
    assertThat(recorded).doesNotContainKey(Metrics.Name.WRITER_ROLLBACK_AVAILABLE);
    assertThat(green.calls).isEmpty();
  }

  @Test
  void everyLookRecordsStatusActiveSideWriterAndWeight() {
    measure(MigrationStatus.SHIFTING, Environment.BLUE);

    assertThat(recorded)
        .containsEntry(Metrics.Name.STATUS, (double) MigrationStatus.SHIFTING.code())
        .containsKeys(
            Metrics.Name.GREEN_ACTIVE, Metrics.Name.GREEN_WRITES, Metrics.Name.GREEN_WEIGHT);
  }
}
