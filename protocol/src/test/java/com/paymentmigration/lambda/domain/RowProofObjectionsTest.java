package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run, an alarm and a person are told of a proof. */
class RowProofObjectionsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private long rounds = 1;
  private RowProof.Round round = RowProof.Round.NONE;
  private List<RowProof.Stray> strays = List.of();
  private boolean more;
  private List<RowProof.Skip> skipped = List.of();
  private Instant lookedAt = NOW;
  private Instant provenUntil = NOW;
  private String reason = "";

  private RowProof proof() {
    return new RowProof(
        1,
        "",
        lookedAt,
        provenUntil,
        rounds,
        round,
        strays,
        more,
        skipped,
        RowProof.Cursor.END,
        Map.of(),
        reason);
  }

  private String objection() {
    return proof().objection(NOW).orElse("");
  }

  private static RowProof.Stray stray(int id) {
    return new RowProof.Stray(
        "payment", "id=" + id, "only on blue", NOW, List.of(String.valueOf(id)), "");
  }

  private static RowProof.Round under(long rows, long estimated) {
    return new RowProof.Round(
        NOW.minusSeconds(100), rows, estimated, "payment", List.of("5"), 0, List.of());
  }

  @Test
  void aWholeRoundNothingDifferingAndAYoungLookAreEnough() {
    assertThat(objection()).isEmpty();
    provenUntil = NOW.minusSeconds(59);
    assertThat(objection()).isEmpty();
  }

  @Test
  void eachKindOfDifferenceSpeaksAgainstIt() {
    strays = List.of(stray(7));
    assertThat(objection()).isEqualTo("1 rows differ: payment id=7 (only on blue)");
    strays = List.of();
    more = true;
    assertThat(objection()).startsWith("more than 0 rows differ");
    more = false;
    skipped = List.of(new RowProof.Skip("a:1", "payments.payment", "blue", NOW));
    assertThat(objection())
        .isEqualTo("1 transactions were skipped: a:1 (payments.payment, not on blue)");
  }

  @Test
  void fiveAreShownAndTheOthersCounted() {
    strays = List.of(stray(1), stray(2), stray(3), stray(4), stray(5), stray(6), stray(7));

    assertThat(objection()).contains("id=5").endsWith(", and 2 more").doesNotContain("id=6");
  }

  @Test
  void anOldLookIsNamedWithItsReason() {
    provenUntil = NOW.minusSeconds(60);
    reason = "the standby is behind";
    assertThat(objection())
        .isEqualTo(
            "proven until 2026-01-02T03:03:05Z, allowed: 60 s ago or less; the standby is behind");
    provenUntil = Instant.EPOCH;
    assertThat(objection()).startsWith("proven until never");
  }

  @Test
  void aFirstRoundSaysHowFarItIsAndHowLongItStillTakes() {
    rounds = 0;
    round = under(250, 1_000);
    assertThat(objection())
        .isEqualTo(
            "the first round over all rows is 25 % done, some 300 s to go;"
                + " a validation that passes and began after it stands for it");
    round = under(1_200, 1_000);
    assertThat(objection()).as("an estimate that was too low").contains("is 99 % done; ");
    round = under(0, 1_000);
    assertThat(objection()).contains("is 0 % done; ");
    round = RowProof.Round.NONE;
    assertThat(objection()).contains("is 0 % done; ");
  }

  @Test
  void onlyAValidationThatBeganAfterAFirstRoundStandsForIt() {
    rounds = 0;
    round = under(1, 2);
    assertThat(proof().inFirstRoundSince(round.startedAt().minusMillis(1))).isTrue();
    assertThat(proof().inFirstRoundSince(round.startedAt())).isFalse();
    rounds = 1;
    assertThat(proof().inFirstRoundSince(Instant.EPOCH)).isFalse();
    rounds = 0;
    round = RowProof.Round.NONE;
    assertThat(proof().inFirstRoundSince(Instant.EPOCH.minusSeconds(1))).isFalse();
  }

  @Test
  void threeMissedLooksAreSilence() {
    lookedAt = NOW.minusSeconds(179);
    assertThat(proof().silent(NOW)).isFalse();
    lookedAt = NOW.minusSeconds(180);
    assertThat(proof().silent(NOW)).isTrue();
  }
}
