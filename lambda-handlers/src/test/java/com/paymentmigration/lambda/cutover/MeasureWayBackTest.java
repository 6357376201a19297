package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.LogPosition;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RowProof;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasureWayBackTest {
  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private final Map<Metrics.Name, Double> recorded = new EnumMap<>(Metrics.Name.class);

  private Optional<RowProof> proof = Optional.empty();
  private boolean proving;

  /** What the continuous proof says. */
  private final ProofRecords proofs =
      new ProofRecords() {
        @Override
        public boolean on() {
          return proving;
        }

        @Override
        public Optional<RowProof> latest() {
          return proof;
        }

        @Override
        public void save(RowProof expected, RowProof next) {
          throw new AssertionError("a look writes nothing");
        }
      };

  private static final String GTID = "3e11fa47-71ca-11e1-9e33-c80aa9429562:1";

  private MeasureWayBack.Outcome measure(MigrationStatus status, Environment promoted) {
    return new MeasureWayBack(
            new DatabasePair(blue, green),
            FixedState.of(status, promoted),
            recorded::put,
            proofs,
            new Timing(() -> NOW, pause -> {}))
        .measure();
  }

  @BeforeEach
  void theOldSideIsCloseBehind() {
    green.answers.put("executed", GtidSet.EMPTY);
    blue.answers.put("executed", GtidSet.EMPTY);
    blue.answers.put(
        "replicaStatus", new ReplicaStatus(true, ReplicaStatus.Receiver.RUNNING, true, ""));
    blue.answers.put("waitForExecuted", true);
    blue.answers.put("applierFacts", ApplierFacts.SOUND);
    LogPiece nothing = LogPiece.empty(new LogPosition("binlog.000001", 4));
    green.answers.put("loggedSince", nothing);
    blue.answers.put("loggedSince", nothing);
  }

  private static RowProof provenUntil(Instant until, RowProof.Stray... strays) {
    return new RowProof(
        1,
        "",
        NOW,
        until,
        1,
        RowProof.Round.NONE,
        List.of(strays),
        false,
        List.of(),
        RowProof.Cursor.END,
        Map.of(),
        "");
  }

  @Test
  void anOldSideWithAFilterOrAnApplierThatForgivesIsNoWayBack() {
    for (ApplierFacts facts :
        List.of(
            new ApplierFacts(List.of("REPLICATE_IGNORE_TABLE: payments.payment"), Map.of()),
            new ApplierFacts(List.of(), Map.of("slave_exec_mode", "IDEMPOTENT")),
            new ApplierFacts(List.of(), Map.of("replica_skip_errors", "1062")),
            new ApplierFacts(List.of(), Map.of("sql_replica_skip_counter", "1")))) {
      blue.answers.put("applierFacts", facts);

      assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
          .as("%s", facts)
          .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
    }
  }

  @Test
  void anOldSideWhoseApplierTellsAnErrorIsNoWayBack() {
    blue.answers.put(
        "replicaStatus", new ReplicaStatus(true, ReplicaStatus.Receiver.RUNNING, true, "1032"));

    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
  }

  @Test
  void aTransactionThatIsEmptyOnTheOldSideOnlyIsNoWayBack() {
    proof =
        Optional.of(
            new RowProof(
                1,
                "",
                NOW,
                NOW,
                1,
                RowProof.Round.NONE,
                List.of(),
                false,
                List.of(),
                new RowProof.Cursor(new LogPosition("b.1", 4), new LogPosition("g.1", 4)),
                Map.of(),
                ""));
    green.answers.put("loggedSince", piece(new TreeMap<>(Map.of("payments.payment", 1))));
    blue.answers.put("loggedSince", piece(new TreeMap<>()));

    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);

    blue.answers.put("loggedSince", piece(new TreeMap<>(Map.of("payments.payment", 2))));
    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .as("applied, with its rows in other events")
        .isEqualTo(MeasureWayBack.Outcome.AVAILABLE);
  }

  @Test
  void aHeartbeatThatTheOldSideCountsWithoutHavingRunItIsNoSkip() {
    proof =
        Optional.of(
            new RowProof(
                1,
                "",
                NOW,
                NOW,
                1,
                RowProof.Round.NONE,
                List.of(),
                false,
                List.of(),
                new RowProof.Cursor(new LogPosition("b.1", 4), new LogPosition("g.1", 4)),
                Map.of(),
                ""));
    green.answers.put("loggedSince", piece(new TreeMap<>(Map.of("mysql.rds_heartbeat2", 1))));
    blue.answers.put("loggedSince", piece(new TreeMap<>()));

    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.AVAILABLE);
  }

  private static LogPiece piece(SortedMap<String, Integer> rows) {
    LogPosition at = new LogPosition("binlog.000001", 4);
    return new LogPiece(
        List.of(new LogPiece.Entry(new TransactionContent(GTID, rows, List.of()), at)), at, false);
  }

  @Test
  void rowsThatTheProofFoundToDifferAreNoWayBackAndNorIsAProofThatEnded() {
    proving = true;
    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .as("nothing proven")
        .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);

    proof = Optional.of(provenUntil(NOW.minusSeconds(30)));
    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.AVAILABLE);

    proof = Optional.of(provenUntil(NOW.minus(RowProof.SILENT)));
    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);

    proof =
        Optional.of(
            provenUntil(
                NOW, new RowProof.Stray("payment", "id=7", "only on blue", NOW, List.of("7"), "")));
    assertThat(measure(MigrationStatus.SWITCHED, Environment.GREEN))
        .isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
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
