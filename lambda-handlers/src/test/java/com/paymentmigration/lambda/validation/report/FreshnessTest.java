package com.paymentmigration.lambda.validation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.domain.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where rows are proven all the time, a PASS does not age. */
class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration MOST = Duration.ofMinutes(30);

  private Instant startedAt = NOW.minus(Duration.ofHours(5));
  private Instant recordedAt = NOW.minus(Duration.ofHours(4));
  private Verdict verdict = Verdict.PASS;
  private Optional<RowProof> proof = Optional.empty();

  private Freshness.Finding find() {
    RecordedVerdict latest =
        new RecordedVerdict(
            verdict,
            "1 row differs",
            startedAt,
            recordedAt,
            "run-1",
            "blue",
            "green",
            "",
            "",
            5,
            5,
            List.of());
    RecordedVerdicts verdicts =
        new RecordedVerdicts() {
          @Override
          public Optional<RecordedVerdict> latest() {
            return Optional.of(latest);
          }

          @Override
          public void record(RecordedVerdict recorded) {
            throw new AssertionError("freshness only looks");
          }
        };
    return new Freshness(verdicts, MOST, Clock.fixed(NOW, ZoneOffset.UTC), () -> proof).find();
  }

  private static RowProof proof(long rounds, Instant roundStartedAt, Instant provenUntil) {
    return new RowProof(
        7,
        "owner",
        provenUntil,
        provenUntil,
        rounds,
        new RowProof.Round(roundStartedAt, 100, 1_000, "payment", List.of("5"), 0, List.of()),
        List.of(),
        false,
        List.of(),
        RowProof.Cursor.END,
        Map.of(),
        "");
  }

  @Test
  void withoutAProofAPassAges() {
    assertThat(find().fresh()).isFalse();
    assertThat(find().reason()).endsWith("older than 1800 s");
    recordedAt = NOW.minus(MOST);
    assertThat(find().fresh()).isTrue();
  }

  @Test
  void aProofYoungerThanAMinuteKeepsAPassFresh() {
    proof = Optional.of(proof(1, NOW.minusSeconds(300), NOW.minusSeconds(59)));

    assertThat(find().fresh()).isTrue();
    assertThat(find().reason()).endsWith("and rows are proven since");
  }

  @Test
  void aProofThatIsOldKeepsNothingFresh() {
    proof = Optional.of(proof(1, NOW.minusSeconds(300), NOW.minusSeconds(61)));

    assertThat(find().fresh()).isFalse();
  }

  @Test
  void aProofMakesNoPassOfAnotherVerdict() {
    verdict = Verdict.FAIL;
    proof = Optional.of(proof(1, NOW.minusSeconds(300), NOW));

    assertThat(find().fresh()).isFalse();
  }

  @Test
  void aYoungPassThatBeganBeforeTheFirstRoundIsValidatedAnew() {
    recordedAt = NOW.minusSeconds(60);
    startedAt = NOW.minusSeconds(120);
    proof = Optional.of(proof(0, NOW.minusSeconds(119), NOW));
    assertThat(find().fresh()).isFalse();
    assertThat(find().reason()).endsWith("began before the first round over all rows");

    proof = Optional.of(proof(0, NOW.minusSeconds(120), NOW));
    assertThat(find().fresh()).as("it stands for the round").isTrue();
    proof = Optional.of(proof(1, NOW.minusSeconds(119), NOW));
    assertThat(find().fresh()).as("a round is done").isTrue();
    proof = Optional.of(proof(0, Instant.EPOCH, NOW));
    assertThat(find().fresh()).as("no round has begun").isTrue();
  }
}
