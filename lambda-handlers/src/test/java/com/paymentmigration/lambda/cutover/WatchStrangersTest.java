package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.handler.InMemoryState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the minute does about transactions that the standby has alone. */
class WatchStrangersTest {
  private static final String FOREIGN = "3e11fa47-71ca-11e1-9e33-c80aa9429562:1";
  private static final String BEAT = "3e11fa47-71ca-11e1-9e33-c80aa9429562:2";

  private final InMemoryState state = new InMemoryState();
  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);
  private final List<String> kept = new ArrayList<>();
  private final List<String> withdrawn = new ArrayList<>();
  private final List<String> mails = new ArrayList<>();
  private Optional<Absorption> wanted = Optional.empty();

  @BeforeEach
  void bothSidesHaveTheSame() {
    state.change(
        draft ->
            draft
                .status(MigrationStatus.REPLICATING)
                .step(RunStep.IDLE, InMemoryState.NOW)
                .reason("as before"));
    for (CannedDatabase each : List.of(blue, green)) {
      each.answers.put("executed", GtidSet.EMPTY);
      each.answers.put("takeLock", true);
      each.answers.put("contents", List.of());
    }
  }

  private WatchStrangers.Outcome look() {
    return new WatchStrangers(
            new DatabasePair(blue, green),
            state.writer(),
            new ForeignRecords() {
              @Override
              public void keep(Environment side, TransactionContent content) {
                kept.add(side.key() + " " + content.gtid());
              }

              @Override
              public Optional<Absorption> wanted(String gtid) {
                return wanted.filter(each -> each.gtid().equals(gtid));
              }
            },
            withdrawn::add,
            (subject, message) -> mails.add(subject + "\n" + message))
        .look();
  }

  private void onlyOn(CannedDatabase standby, TransactionContent... contents) {
    standby.answers.put("contents", List.of(contents));
    standby.answers.put(
        "executed",
        List.of(contents).stream()
            .map(each -> GtidSet.parse(each.gtid()))
            .reduce(GtidSet.EMPTY, GtidSet::union));
  }

  private static TransactionContent rows(String gtid, String table) {
    return new TransactionContent(gtid, new TreeMap<>(Map.of(table, 1)), List.of());
  }

  @ParameterizedTest
  @CsvSource({"READY, NOT_ARMED", "CUTTING_OVER, LEFT_TO_THE_RUN", "ROLLING_BACK, LEFT_TO_THE_RUN"})
  void aMoveAndARollbackLookThemselves(MigrationStatus status, WatchStrangers.Outcome outcome) {
    state.change(draft -> draft.status(status));

    assertThat(look()).isEqualTo(outcome);
    assertThat(green.calls).isEmpty();
  }

  @Test
  void theSameOnBothSidesIsNone() {
    assertThat(look()).isEqualTo(WatchStrangers.Outcome.NONE);
    assertThat(state.events()).isEmpty();
    assertThat(withdrawn).isEmpty();
    assertThat(green.calls).as("nothing to be read in the log").doesNotContain("contents");
  }

  @Test
  void aSideThatIsAwayIsLookedAtLater() {
    green.away = true;

    assertThat(look()).isEqualTo(WatchStrangers.Outcome.LATER);
  }

  @Test
  void aForeignTransactionIsKeptAndIsAnEventAndOneMail() {
    onlyOn(green, rows(FOREIGN, "payments.payment"));

    assertThat(look()).isEqualTo(WatchStrangers.Outcome.FOUND);
    assertThat(look()).isEqualTo(WatchStrangers.Outcome.FOUND);

    assertThat(kept).containsExactly("green " + FOREIGN);
    assertThat(withdrawn).as("each time").hasSize(2);
    assertThat(state.read().foreign()).isEqualTo(FOREIGN);
    assertThat(state.read().reason()).isEqualTo("as before");
    assertThat(state.events())
        .extracting(AuditEvent::intent, AuditEvent::actor)
        .containsExactly(tuple(Intent.FOREIGN_FOUND, "watch of foreign transactions"));
    assertThat(mails)
        .singleElement()
        .asString()
        .startsWith("Foreign transactions on the standby green")
        .contains("payments.payment (1 row events)", "a rollback of the writer onto green");
    assertThat(blue.calls).as("never absorbed by itself").doesNotContain("appendPurged");
  }

  @Test
  void whatIsNoLongerForeignIsAnEvent() {
    onlyOn(green, rows(FOREIGN, "payments.payment"));
    look();
    onlyOn(green);

    assertThat(look()).isEqualTo(WatchStrangers.Outcome.NONE);
    assertThat(state.read().foreign()).isEmpty();
    assertThat(state.events().get(1).intent()).isEqualTo(Intent.FOREIGN_GONE);
    assertThat(state.events().get(1).reason()).isEqualTo("no longer foreign: " + FOREIGN);
  }

  @Test
  void theStandbyIsTheSideThatIsNotPromoted() {
    state.change(draft -> draft.status(MigrationStatus.COMPLETED).promoted(Environment.GREEN));
    onlyOn(blue, rows(FOREIGN, "payments.payment"));

    assertThat(look()).isEqualTo(WatchStrangers.Outcome.FOUND);
    assertThat(kept).containsExactly("blue " + FOREIGN);
  }

  @Test
  void aBeatOfTheServiceCountsAsExecutedOnTheWriterUnderTheLock() {
    onlyOn(green, rows(BEAT, "mysql.rds_heartbeat2"));

    assertThat(look()).isEqualTo(WatchStrangers.Outcome.NONE);

    assertThat(blue.calls).containsSubsequence("takeLock", "appendPurged", "releaseLock");
    assertThat(green.calls).doesNotContain("appendPurged");
  }

  @Test
  void nothingIsAbsorbedDuringARunAndNothingWithoutTheLock() {
    onlyOn(green, rows(BEAT, "mysql.rds_heartbeat2"));
    state.change(draft -> draft.step(RunStep.SHIFTING, InMemoryState.NOW));
    assertThat(look()).isEqualTo(WatchStrangers.Outcome.NONE);
    assertThat(blue.calls).doesNotContain("takeLock", "appendPurged");

    state.change(draft -> draft.step(RunStep.IDLE, InMemoryState.NOW));
    blue.answers.put("takeLock", false);
    assertThat(look()).isEqualTo(WatchStrangers.Outcome.LATER);
    assertThat(blue.calls).doesNotContain("appendPurged");
  }

  @Test
  void whatTwoPeopleAskForIsAbsorbedAndStaysAnEvent() {
    onlyOn(green, rows(FOREIGN, "payments.payment"));
    wanted =
        Optional.of(
            new Absorption(FOREIGN, new Cause("anna", "known"), new Cause("bert", "checked")));

    assertThat(look()).isEqualTo(WatchStrangers.Outcome.ABSORBED);

    assertThat(blue.calls).containsSubsequence("takeLock", "appendPurged", "releaseLock");
    assertThat(green.calls).doesNotContain("appendPurged");
    assertThat(state.events())
        .extracting(AuditEvent::intent, AuditEvent::actor, AuditEvent::reason)
        .contains(tuple(Intent.ABSORB, "anna and bert", FOREIGN + ": known; checked"));
    assertThat(state.read().reason()).isEqualTo("as before");
  }

  @Test
  void onePersonAloneAbsorbsNothing() {
    onlyOn(green, rows(FOREIGN, "payments.payment"));
    wanted =
        Optional.of(
            new Absorption(FOREIGN, new Cause("anna", "known"), new Cause("anna", "checked")));

    assertThat(look()).isEqualTo(WatchStrangers.Outcome.FOUND);
    assertThat(blue.calls).doesNotContain("appendPurged");
  }

  @Test
  void afterAHaltWhatTwoPeopleAskForIsAbsorbedToo() {
    state.change(draft -> draft.status(MigrationStatus.HALTED));
    onlyOn(green, rows(FOREIGN, "payments.payment"));
    wanted =
        Optional.of(
            new Absorption(FOREIGN, new Cause("anna", "known"), new Cause("bert", "checked")));

    assertThat(look()).isEqualTo(WatchStrangers.Outcome.ABSORBED);
  }
}
