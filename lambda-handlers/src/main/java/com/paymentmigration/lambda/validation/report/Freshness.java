package com.paymentmigration.lambda.validation.report;

import com.paymentmigration.lambda.domain.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides whether the recorded verdict may stand in for a new validation.
 *
 * @param verdicts where the verdict is kept
 * @param maxAge oldest verdict accepted; at least one second
 * @param clock what time it is
 */
public record Freshness(RecordedVerdicts verdicts, Duration maxAge, Clock clock) {
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
    if (age > maxAge.toSeconds()) {
      return new Finding(false, age, which + ": older than " + maxAge.toSeconds() + " s");
    }
    return new Finding(true, Math.max(age, 0), which);
  }
}
