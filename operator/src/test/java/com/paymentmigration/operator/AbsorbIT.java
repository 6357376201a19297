package com.paymentmigration.operator;

import static com.paymentmigration.operator.OperatorBench.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.aws.DynamoDbForeignRecords;
import com.paymentmigration.lambda.cutover.Absorption;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.TransactionContent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.testmoto.StateTable;
import com.paymentmigration.operator.OperatorBench.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people ask, by name, that a foreign transaction is absorbed. */
class AbsorbIT extends OperatorScenario {
  private static final String GTID = "3e11fa47-71ca-11e1-9e33-c80aa9429562:17";
  private static final String TRANSACTION = "--transaction=" + GTID;

  private DynamoDbForeignRecords records;

  @BeforeEach
  void aForeignTransactionWasFound() throws InterruptedException {
    bench.deploy();
    at(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0);
    bench.foreign(GTID);
    records = new DynamoDbForeignRecords(bench.tables, StateTable.NAME, Clock.systemUTC());
    records.keep(
        Environment.GREEN,
        new TransactionContent(
            GTID,
            new TreeMap<>(Map.of("payments.payment", 3)),
            List.of(new TransactionContent.Statement("ANALYZE TABLE", List.of(), "payments.x"))));
  }

  @Test
  void statusNamesTheForeignTransactionAndWhatToRead() {
    Outcome status = call("status");

    assertThat(status.out())
        .contains("foreign   " + GTID)
        .contains("docs/runbook.md#foreign-transactions");
    assertThat(call("status", "--json").json().path("foreign").asText()).isEqualTo(GTID);
  }

  @Test
  void onePersonAsksAndAnotherApprovesAndBothAreRecordedByName() {
    Outcome asked = call("absorb", TRANSACTION, "--by=ann", "--reason=CHG-1", "--yes");
    assertThat(asked.code()).as(asked.err()).isZero();
    assertThat(asked.out()).contains("./migrate absorb --approve --transaction " + GTID);
    assertThat(records.wanted(GTID)).isEmpty();

    Outcome approved =
        call("absorb", TRANSACTION, "--approve", "--by=bob", "--reason=CHG-1, ok", "--yes");
    assertThat(approved.code()).as(approved.err()).isZero();
    assertThat(records.wanted(GTID.toUpperCase(Locale.ROOT)))
        .contains(new Absorption(GTID, new Cause("ann", "CHG-1"), new Cause("bob", "CHG-1, ok")));
  }

  @Test
  void whoAskedCannotApproveAndNobodyApprovesWhatNobodyAsked() {
    Outcome early = call("absorb", TRANSACTION, "--approve", "--by=bob", WHY, "--yes");
    assertThat(early.code()).isEqualTo(2);
    assertThat(early.err()).contains("nobody asked that " + GTID + " is absorbed");

    call("absorb", TRANSACTION, "--by=ann", WHY, "--yes");
    Outcome same = call("absorb", TRANSACTION, "--approve", "--by=ann", WHY, "--yes");
    assertThat(same.code()).isEqualTo(2);
    assertThat(same.err()).contains("ann asked and cannot approve");
    assertThat(records.wanted(GTID)).isEmpty();
  }

  @Test
  void aTransactionThatNobodyFoundIsNotAskedFor() {
    for (String other : List.of("3e11fa47-71ca-11e1-9e33-c80aa9429562:18", "17", "", ",")) {
      Outcome refused = call("absorb", "--transaction=" + other, WHY, "--by=ann", "--yes");

      assertThat(refused.code()).as(other).isEqualTo(2);
      assertThat(refused.err().lines()).hasSize(1);
      assertThat(refused.err()).contains("--transaction");
    }
    assertThat(records.said(DynamoDbForeignRecords.REQUESTS, GTID)).isEmpty();
  }

  @Test
  void withoutAYesNothingIsAsked() {
    answering(
        "no\n",
        () -> {
          Outcome refused = call("absorb", TRANSACTION, WHY, "--by=ann");
          assertThat(refused.code()).isEqualTo(2);
          assertThat(refused.err()).contains("not confirmed");
        });
    assertThat(records.said(DynamoDbForeignRecords.REQUESTS, GTID)).isEmpty();
  }

  @Test
  void whatWasFoundFirstIsKeptWhateverIsFoundLater() {
    records.keep(Environment.BLUE, new TransactionContent(GTID, new TreeMap<>(), List.of()));

    assertThat(records.kept(GTID).orElseThrow())
        .satisfies(
            kept -> {
              assertThat(kept.side()).isEqualTo("green");
              assertThat(kept.what())
                  .isEqualTo("payments.payment (3 row events)\nANALYZE TABLE payments.x");
            });
    assertThat(records.kept(GTID).map(DynamoDbForeignRecords.Kept::foundAt)).isNotEmpty();
  }
}
