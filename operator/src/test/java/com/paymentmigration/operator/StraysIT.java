package com.paymentmigration.operator;

import static com.paymentmigration.operator.OperatorBench.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.aws.DynamoDbProofRecords;
import com.paymentmigration.lambda.cutover.StateConflictException;
import com.paymentmigration.lambda.domain.LogPosition;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.testmoto.StateTable;
import com.paymentmigration.operator.OperatorBench.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./migrate strays}: what is on one side only has a name, what is proven has a time. */
class StraysIT extends OperatorScenario {
  private static final Instant FOUND = Instant.parse("2026-12-01T12:00:00Z");
  private static final String GTID = "3e11fa47-71ca-11e1-9e33-c80aa9429562:17";

  private DynamoDbProofRecords records;

  @BeforeEach
  void replicating() throws InterruptedException {
    bench.deploy();
    at(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0);
    records = new DynamoDbProofRecords(bench.tables, StateTable.NAME);
  }

  private static RowProof proof(List<RowProof.Stray> strays, List<RowProof.Skip> skipped) {
    return new RowProof(
        1,
        "call",
        FOUND,
        Instant.parse("2026-12-01T12:03:05Z"),
        3,
        new RowProof.Round(FOUND, 84, 100, "payment", List.of("84"), 12, List.of("keyless")),
        strays,
        false,
        skipped,
        new RowProof.Cursor(new LogPosition("blue.000001", 4), new LogPosition("green.000002", 9)),
        Map.of("payment", List.of("80")),
        "");
  }

  @Test
  void withoutAnythingStrayTheAnswerIsUntilWhenRowsAreProven() {
    records.save(RowProof.NONE, proof(List.of(), List.of()));

    Outcome strays = call("strays");
    assertThat(strays.code()).as(strays.err()).isZero();
    assertThat(strays.out())
        .startsWith(
            "proven until 12:03:05Z, 0 rows differing, round 84 % done, the last took 12 s");
    assertThat(call("status").out()).contains("rows      proven until 12:03:05Z, 0 rows differing");
    assertThat(call("status", "--json").json().at("/rows/percent").asInt()).isEqualTo(84);
  }

  @Test
  void eachRowHasTableKeySideTimeAndTheStatementThatShowsIt() {
    records.save(
        RowProof.NONE,
        proof(
            List.of(
                new RowProof.Stray(
                    "payment", "id=7", "only on blue", FOUND, List.of("7"), "`id` IN (7)"),
                new RowProof.Stray(
                    "card", "pan=411111******1111", "differs in x", FOUND, List.of("p"), "")),
            List.of(new RowProof.Skip(GTID, "payments.payment", "green", FOUND))));
    bench.foreign(GTID);

    Outcome strays = call("strays");
    assertThat(strays.code()).isEqualTo(1);
    assertThat(strays.out())
        .contains("payment  id=7  only on blue  found 2026-12-01T12:00:00Z")
        .contains("SELECT * FROM `payment` WHERE `id` IN (7);")
        .contains("card  pan=411111******1111  differs in x")
        .contains("(key not shown whole)")
        .contains("skipped  " + GTID + " (payments.payment, not on green)")
        .contains("foreign  " + GTID);
    assertThat(call("strays", "--json").json().at("/rows/0/statement").asText())
        .isEqualTo("SELECT * FROM `payment` WHERE `id` IN (7);");
    assertThat(call("status").out())
        .contains("2 rows differing, 1 transactions skipped")
        .contains("docs/runbook.md#");
  }

  @Test
  void aRecordIsReadAsItWasWrittenAndNobodyWritesOverAnothersRecord() {
    RowProof first =
        proof(
            List.of(
                new RowProof.Stray(
                    "payment", "id=7", "only on blue", FOUND, List.of("7"), "`id` IN (7)")),
            List.of(new RowProof.Skip(GTID, "payments.payment", "green", FOUND)));
    assertThat(records.latest()).isEmpty();
    records.save(RowProof.NONE, first);
    assertThat(records.latest()).contains(first);

    records.save(RowProof.NONE, first);
    RowProof other = proof(List.of(), List.of());
    Assertions.assertThatThrownBy(() -> records.save(RowProof.NONE, other))
        .isInstanceOf(StateConflictException.class);
    assertThat(records.latest()).as("the answer to a first try was lost").contains(first);
  }
}
