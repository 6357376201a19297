package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.handler.InMemoryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the minute makes of what the continuous proof says. */
class WatchProofTest {
  private static final Instant NOW = InMemoryState.NOW;
  private static final RowProof.Stray STRAY =
      new RowProof.Stray("payments.payment", "7", "amount", NOW, List.of(), "");

  private final InMemoryState state = new InMemoryState();
  private final List<String> withdrawn = new ArrayList<>();
  private final List<String> mails = new ArrayList<>();
  private final Map<Metrics.Name, Double> recorded = new EnumMap<>(Metrics.Name.class);
  private boolean on = true;
  private Optional<RowProof> proof = Optional.of(looked(NOW));

  private WatchProof.Outcome look() {
    ProofRecords proofs =
        new ProofRecords() {
          @Override
          public boolean on() {
            return on;
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
    return new WatchProof(
            proofs,
            state.writer(),
            withdrawn::add,
            recorded::put,
            (subject, message) -> mails.add(subject + "\n" + message),
            InMemoryState.timing())
        .look();
  }

  private void in(MigrationStatus status) {
    state.change(draft -> draft.status(status).step(RunStep.IDLE, NOW).reason("as before"));
  }

  private static RowProof looked(Instant at, RowProof.Stray... strays) {
    return new RowProof(
        1,
        "",
        at,
        at,
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
  void aProofThatIsOffSaysNothing() {
    in(MigrationStatus.REPLICATING);
    on = false;

    assertThat(look()).isEqualTo(WatchProof.Outcome.OFF);
    assertThat(recorded).isEmpty();
  }

  @Test
  void beforeDayZeroNothingIsProven() {
    assertThat(look()).isEqualTo(WatchProof.Outcome.OFF);
    assertThat(recorded).isEmpty();
  }

  @Test
  void aProofThatHoldsIsAFigure() {
    in(MigrationStatus.REPLICATING);

    assertThat(look()).isEqualTo(WatchProof.Outcome.HOLDS);
    assertThat(recorded)
        .containsOnly(
            entry(Metrics.Name.ROWS_DIFFERING, 0.0), entry(Metrics.Name.ROWS_PROVEN, 1.0));
    assertThat(state.events()).isEmpty();
    assertThat(withdrawn).isEmpty();
    assertThat(mails).isEmpty();
  }

  @Test
  void nobodyHasLookedForThreeMinutes() {
    in(MigrationStatus.COMPLETED);
    proof = Optional.of(looked(NOW.minus(RowProof.SILENT).plusMillis(1)));
    assertThat(look()).isEqualTo(WatchProof.Outcome.HOLDS);

    proof = Optional.of(looked(NOW.minus(RowProof.SILENT)));
    assertThat(look()).isEqualTo(WatchProof.Outcome.SILENT);
    assertThat(recorded).containsEntry(Metrics.Name.ROWS_PROVEN, 0.0);

    proof = Optional.empty();
    assertThat(look()).isEqualTo(WatchProof.Outcome.SILENT);
  }

  @ParameterizedTest
  @EnumSource(
      value = MigrationStatus.class,
      names = {"CUTTING_OVER", "ROLLING_BACK"})
  void whileTheWriterMovesNobodyIsExpectedToLookAndNothingIsNoted(MigrationStatus moving) {
    in(moving);
    proof = Optional.of(looked(NOW.minus(Duration.ofHours(1)), STRAY));

    assertThat(look()).isEqualTo(WatchProof.Outcome.HOLDS);
    assertThat(recorded)
        .containsEntry(Metrics.Name.ROWS_DIFFERING, 1.0)
        .containsEntry(Metrics.Name.ROWS_PROVEN, 0.0);
    assertThat(state.events()).isEmpty();

    proof = Optional.of(looked(NOW.minus(Duration.ofHours(1))));
    look();
    assertThat(recorded).as("silent, and moving").containsEntry(Metrics.Name.ROWS_PROVEN, 1.0);
  }

  @Test
  void rowsThatDifferWithdrawThePassAndAreAnEventAndOneMail() {
    in(MigrationStatus.REPLICATING);
    proof = Optional.of(looked(NOW, STRAY));

    assertThat(look()).isEqualTo(WatchProof.Outcome.DIFFERS);
    assertThat(look()).isEqualTo(WatchProof.Outcome.DIFFERS);

    String found = "1 rows differ: payments.payment 7 (amount)";
    assertThat(withdrawn).as("each time").containsExactly(found, found);
    assertThat(state.read().differing()).isEqualTo(found);
    assertThat(state.read().reason()).isEqualTo("as before");
    assertThat(state.events())
        .as("once")
        .extracting(AuditEvent::intent, AuditEvent::actor, AuditEvent::reason)
        .containsExactly(tuple(Intent.ROWS_DIFFER, "continuous proof", found));
    assertThat(mails).singleElement().asString().startsWith("Rows differ").contains(found);
  }

  @Test
  void otherRowsAreAnotherEventAndNoOtherMailAndGoneIsAnEvent() {
    in(MigrationStatus.SWITCHED);
    proof = Optional.of(looked(NOW, STRAY));
    look();
    proof =
        Optional.of(
            looked(
                NOW,
                STRAY,
                new RowProof.Stray("payments.payment", "8", "missing", NOW, List.of(), "")));
    look();
    proof = Optional.of(looked(NOW));
    assertThat(look()).isEqualTo(WatchProof.Outcome.HOLDS);

    assertThat(state.events())
        .extracting(AuditEvent::intent)
        .containsExactly(Intent.ROWS_DIFFER, Intent.ROWS_DIFFER, Intent.ROWS_PROVEN);
    assertThat(state.events().get(2).reason())
        .startsWith("no longer: 2 rows differ: payments.payment 7");
    assertThat(state.read().differing()).isEmpty();
    assertThat(mails).hasSize(1);
  }

  @Test
  void aLongListIsCut() {
    in(MigrationStatus.REPLICATING);
    proof =
        Optional.of(
            looked(NOW, new RowProof.Stray("t", "k".repeat(2_000), "missing", NOW, List.of(), "")));
    look();

    assertThat(state.read().differing()).hasSize(901).endsWith("k…");
  }

  @Test
  void whatAnotherActorChangedMeanwhileIsLookedAtLater() {
    in(MigrationStatus.REPLICATING);
    proof = Optional.of(looked(NOW, STRAY));
    state.beforeNextWrite(draft -> draft.reason("another's"));

    assertThat(look()).isEqualTo(WatchProof.Outcome.LATER);
    assertThat(look()).isEqualTo(WatchProof.Outcome.DIFFERS);
  }
}
