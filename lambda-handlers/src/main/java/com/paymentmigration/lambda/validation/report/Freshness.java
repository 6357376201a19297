package com.paymentmigration.lambda.validation.report;

import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.domain.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides whether the recorded verdict may stand in for a new validation. Where rows are proven
 * continuously a PASS does not age: the proof goes on where it ended, and withdraws it when rows
 * differ. While the first round of the proof is under way, a PASS that began before that round says
 * nothing about it, so that it is validated anew: a run is not refused at its fence because a round
 * over very large data is not done.
 *
 * @param verdicts where the verdict is kept
 * @param maxAge oldest verdict accepted; at least one second
 * @param clock what time it is
 * @param proof the continuous proof; empty where there is none
 */
public record Freshness(
    RecordedVerdicts verdicts, Duration maxAge, Clock clock, Supplier<Optional<RowProof>> proof) {
  /** Clocks of two functions differ by less; a verdict further ahead is not believed. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  /**
   * Rejects an age that would accept nothing.
   *
   * @throws IllegalArgumentException if {@code maxAge} is shorter than a second
   */
  public Freshness {
    if (maxAge.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "VERDICT_MAX_AGE_SECONDS: received " + maxAge.toSeconds() + ", allowed: 1 or more");
    }
  }

  /** Where rows are not proven continuously, or nobody needs to know. */
  public static Freshness ofAge(RecordedVerdicts verdicts, Duration maxAge, Clock clock) {
    return new Freshness(verdicts, maxAge, clock, Optional::empty);
  }

  /**
   * What is known about the latest verdict.
   *
   * @param fresh whether it is a PASS young enough to be believed
   * @param ageSeconds its age in seconds; -1 if there is none
   * @param reason one sentence for a person
   */
  public record Finding(boolean fresh, long ageSeconds, String reason) {}

  /** Looks the latest verdict up. */
  public Finding find() {
    return verdicts.latest().map(this::judge).orElseGet(Freshness::none);
  }

  private static Finding none() {
    return new Finding(false, -1, "no validation has ended yet");
  }

  private Finding judge(RecordedVerdict latest) {
    Instant now = clock.instant();
    long age = Duration.between(latest.recordedAt(), now).toSeconds();
    String which =
        "verdict " + latest.verdict() + " of run " + latest.run() + ", " + age + " s old";
    if (latest.verdict() != Verdict.PASS) {
      return new Finding(false, age, which + ": " + latest.reason());
    }
    if (latest.recordedAt().isAfter(now.plus(CLOCK_SKEW))) {
      return new Finding(false, age, which + ": recorded in the future");
    }
    Optional<RowProof> proven = proof.get();
    if (proven.filter(each -> each.inFirstRoundSince(latest.startedAt())).isPresent()) {
      return new Finding(false, age, which + ": began before the first round over all rows");
    }
    if (age > maxAge.toSeconds()) {
      if (proven.filter(each -> each.objection(now).isEmpty()).isPresent()) {
        return new Finding(true, age, which + ", and rows are proven since");
      }
      return new Finding(false, age, which + ": older than " + maxAge.toSeconds() + " s");
    }
    return new Finding(true, Math.max(age, 0), which);
  }
}
