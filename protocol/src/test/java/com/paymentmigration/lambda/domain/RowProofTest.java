package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowProofTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private static RowProof proof(
      Instant until, long rounds, RowProof.Round round, List<RowProof.Stray> strays) {
    return proof(until, rounds, round, strays, false, List.of(), "");
  }

  private static RowProof proof(
      Instant until,
      long rounds,
      RowProof.Round round,
      List<RowProof.Stray> strays,
      boolean more,
      List<RowProof.Skip> skipped,
      String reason) {
    return new RowProof(
        1,
        "",
        NOW,
        until,
        rounds,
        round,
        strays,
        more,
        skipped,
        RowProof.Cursor.END,
        Map.of(),
        reason);
  }

  private static RowProof.Round round(Instant startedAt, long rows, long estimated) {
    return new RowProof.Round(startedAt, rows, estimated, "t", List.of(), 0, List.of());
  }

  private static List<RowProof.Stray> strays(int number) {
    List<RowProof.Stray> all = new ArrayList<>();
    for (int n = 1; n <= number; n++) {
      all.add(new RowProof.Stray("t", "" + n, "missing", NOW, List.of(), ""));
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({"0, 200, 0", "1, 200, 0", "2, 200, 1", "100, 200, 50", "200, 200, 99", "9, 0, 0"})
  void aRoundIsNeverWholeBeforeItsEnd(long rows, long estimated, int percent) {
    assertThat(proof(NOW, 0, round(NOW, rows, estimated), List.of()).percent()).isEqualTo(percent);
  }

  @Test
  void aRoundThatHasNotBegunIsAtZero() {
    assertThat(proof(NOW, 0, round(Instant.EPOCH, 100, 200), List.of()).percent()).isZero();
  }

  @Test
  void rowsThatDifferAndTransactionsThatWereSkippedContradictEachAlone() {
    RowProof.Skip skip = new RowProof.Skip("g:1", "payments.payment", "green", NOW);
    assertThat(proof(NOW, 1, RowProof.Round.NONE, List.of()).contradiction()).isEmpty();
    assertThat(proof(NOW, 1, RowProof.Round.NONE, strays(1)).contradiction())
        .contains("1 rows differ: t 1 (missing)");
    assertThat(
            proof(NOW, 1, RowProof.Round.NONE, List.of(), false, List.of(skip), "").contradiction())
        .contains("1 transactions were skipped: g:1 (payments.payment, not on green)");
    assertThat(proof(NOW, 1, RowProof.Round.NONE, List.of(), true, List.of(), "").contradicted())
        .as("more than could be named")
        .isTrue();
    assertThat(
            proof(NOW, 1, RowProof.Round.NONE, strays(1), true, List.of(skip), "").contradiction())
        .contains(
            "more than 1 rows differ: t 1 (missing);"
                + " 1 transactions were skipped: g:1 (payments.payment, not on green)");
  }

  @Test
  void ofALongListFiveAreNamed() {
    assertThat(proof(NOW, 1, RowProof.Round.NONE, strays(5)).contradiction().orElseThrow())
        .endsWith("t 5 (missing)");
    assertThat(proof(NOW, 1, RowProof.Round.NONE, strays(7)).contradiction().orElseThrow())
        .endsWith("t 5 (missing), and 2 more");
  }

  @Test
  void aProofIsYoungForAMinute() {
    RowProof proof = proof(NOW, 1, RowProof.Round.NONE, List.of());

    assertThat(proof.objection(NOW.plus(RowProof.YOUNG).minusMillis(1))).isEmpty();
    assertThat(proof.objection(NOW.plus(RowProof.YOUNG)))
        .contains("proven until 2026-01-01T12:00:00Z, allowed: 60 s ago or less");
    assertThat(
            proof(Instant.EPOCH, 1, RowProof.Round.NONE, List.of(), false, List.of(), "no login")
                .objection(NOW))
        .contains("proven until never, allowed: 60 s ago or less; no login");
  }

  @Test
  void withoutAWholeRoundNothingIsProvenAndAContradictionComesFirst() {
    assertThat(proof(NOW, 0, round(NOW, 50, 200), List.of()).objection(NOW).orElseThrow())
        .startsWith("the first round over all rows is 25 % done");
    assertThat(proof(NOW, 0, round(NOW, 50, 200), strays(1)).objection(NOW).orElseThrow())
        .startsWith("1 rows differ");
  }

  @Test
  void nobodyHasLookedForThreeMinutes() {
    RowProof proof = proof(NOW, 1, RowProof.Round.NONE, List.of());

    assertThat(proof.silent(NOW.plus(Duration.ofMinutes(3)).minusMillis(1))).isFalse();
    assertThat(proof.silent(NOW.plus(Duration.ofMinutes(3)))).isTrue();
  }

  @Test
  void eachSideHasItsOwnPosition() {
    LogPosition blue = new LogPosition("binlog.000001", 4);
    LogPosition green = new LogPosition("binlog.000002", 8);
    RowProof.Cursor cursor = new RowProof.Cursor(blue, green);

    assertThat(cursor.of(Environment.BLUE)).isEqualTo(blue);
    assertThat(cursor.of(Environment.GREEN)).isEqualTo(green);
  }
}
