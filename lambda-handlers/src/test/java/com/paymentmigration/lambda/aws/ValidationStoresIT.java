package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.lambda.testmoto.StateTable;
import com.paymentmigration.lambda.validation.compare.RowDifference;
import com.paymentmigration.lambda.validation.report.Freshness;
import com.paymentmigration.lambda.validation.report.RecordedVerdict;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.unit.Counts;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import com.paymentmigration.lambda.validation.work.UnitStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ValidationStoresIT {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final CallLimits UNHURRIED =
      new CallLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), 1);
  private static final WorkUnit ROWS =
      new WorkUnit(1, "payment", new Key(List.of("7", "61")), null, 9);

  private static MotoServer moto;
  private static DynamoDbClient client;

  private final DynamoDbRecordedVerdicts verdicts =
      new DynamoDbRecordedVerdicts(client, StateTable.NAME);
  private final DynamoDbUnitStore units = new DynamoDbUnitStore(client, StateTable.NAME);

  @BeforeAll
  static void start() {
    moto = MotoServer.start();
    client = UNHURRIED.client(moto.configure(DynamoDbClient.builder()));
  }

  @AfterAll
  static void stop() {
    moto.close();
  }

  @BeforeEach
  void emptyTable() {
    moto.reset();
    StateTable.create(client);
  }

  private static UnitState state(int chunks, boolean done) {
    return new UnitState(
        ROWS,
        new Key(List.of("9", "62")),
        done,
        new Counts(5, 5, chunks, 1, 1, 1),
        List.of(new RowDifference(RowDifference.Kind.CHANGED, "id=7", List.of("amount"))),
        false,
        List.of("id=8"),
        "why",
        List.of());
  }

  @Test
  void withoutAStateItemTheMigrationIsReady() {
    assertThat(new DynamoDbMigrationStatus(client, StateTable.NAME).current())
        .isEqualTo(MigrationStatus.READY);
  }

  private static RecordedVerdict verdict(Verdict verdict) {
    return new RecordedVerdict(
        verdict,
        "why",
        NOW.minusSeconds(90),
        NOW,
        "run",
        "blue",
        "green",
        "a:1",
        "a:1-2",
        9,
        8,
        List.of("payment: row id=7: differs in amount"));
  }

  @Test
  void aPassThatIsWithdrawnIsUnknownAndNeverFreshAgain() {
    verdicts.record(verdict(Verdict.PASS));
    verdicts.withdrawPass("somebody wrote on green");

    RecordedVerdict left = verdicts.latest().orElseThrow();
    assertThat(left.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(left.reason()).isEqualTo("withdrawn: somebody wrote on green");
    assertThat(left.rowsCompared()).isEqualTo(8);
    assertThat(
            Freshness.ofAge(verdicts, Duration.ofHours(1), Clock.fixed(NOW, ZoneOffset.UTC)).find())
        .satisfies(found -> assertThat(found.fresh()).isFalse())
        .satisfies(found -> assertThat(found.reason()).contains("somebody wrote on green"));
  }

  @Test
  void noOtherVerdictIsWithdrawnAndNoneIsMade() {
    verdicts.withdrawPass("nothing is recorded");
    assertThat(verdicts.latest()).isEmpty();
    for (Verdict other : List.of(Verdict.FAIL, Verdict.UNKNOWN)) {
      verdicts.record(verdict(other));
      verdicts.withdrawPass("somebody wrote on green");
      assertThat(verdicts.latest()).contains(verdict(other));
    }
  }

  @Test
  void theLatestVerdictComesBackAsItWasRecorded() {
    RecordedVerdict verdict = verdict(Verdict.FAIL);

    assertThat(verdicts.latest()).isEmpty();
    verdicts.record(verdict);
    assertThat(verdicts.latest()).contains(verdict);
  }

  @Test
  void aPlanAndItsUnitsComeBackInOrder() {
    UnitStore.Plan plan = new UnitStore.Plan("run", NOW, NOW.plusSeconds(9), "a:1", 2);

    units.save(plan, List.of(WorkUnit.CHECKS, ROWS));
    units.save("run", state(3, false));

    assertThat(units.plan("run")).isEqualTo(plan);
    assertThat(units.unit("run", 1)).isEqualTo(state(3, false));
    assertThat(units.units("run"))
        .containsExactly(UnitState.begin(WorkUnit.CHECKS), state(3, false));
  }

  @Test
  void aCallThatOutlivedItsTimeoutNeitherSetsAUnitBackNorReopensIt() {
    units.save("run", state(3, false));
    units.save("run", state(2, false));
    assertThat(units.unit("run", 1)).isEqualTo(state(3, false));

    units.save("run", state(4, true));
    units.save("run", state(9, false));
    assertThat(units.unit("run", 1).done()).isTrue();
  }

  @Test
  void aRunThatWasNeverPlannedIsNamed() {
    assertThatThrownBy(() -> units.plan("other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'other'");
  }
}
