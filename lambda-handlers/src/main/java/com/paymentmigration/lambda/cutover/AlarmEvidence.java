package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the guard of the side moved to speaks against the run. Judged by the data that the
 * guard's alarms look at, not by the step in which they ring:
 *
 * <ul>
 *   <li>A ring from before the run began belongs to another run. An event may come twice.
 *   <li>The move itself disturbs one minute of data: there is no writer for a moment. What may come
 *       from that minute is no evidence, as long as that minute may be looked at.
 *   <li>Every other ring is evidence, in whatever step of the run it is heard of.
 * </ul>
 */
public final class AlarmEvidence {
  /** Minutes of data that an alarm of the guard looks at, at most. */
  public static final int MINUTES = 3;

  /** One datum: Elastic Load Balancing and Amazon RDS publish one a minute. */
  private static final Duration DATUM = Duration.ofMinutes(1);

  /**
   * Allowed from a minute's end until an alarm has judged it. AWS gives no bound; both services
   * publish "in 60-second intervals", and alarms are evaluated each minute.
   */
  private static final Duration PUBLICATION = Duration.ofMinutes(2);

  private AlarmEvidence() {}

  /**
   * Whether a ring is evidence.
   *
   * @param status of the run
   * @param runStartedAt when the forward run began
   * @param stepStartedAt when its step began; in SWITCHED, when the new writer opened
   * @param rangAt when the alarm went into ALARM
   */
  public static boolean ofRing(
      MigrationStatus status, Instant runStartedAt, Instant stepStartedAt, Instant rangAt) {
    if (rangAt.isBefore(runStartedAt)) {
      return false;
    }
    return status != MigrationStatus.SWITCHED
        || rangAt.isBefore(stepStartedAt.minus(Deadlines.MOVE))
        || !rangAt.isBefore(stepStartedAt.plus(DATUM).plus(PUBLICATION));
  }

  /**
   * Whether an alarm that fires at {@code now} is evidence: its ring is, or the minute of the move
   * cannot be the reason any more. Parameters as for {@link #ofRing}.
   */
  public static boolean ofFiring(
      MigrationStatus status,
      Instant runStartedAt,
      Instant stepStartedAt,
      Instant rangAt,
      Instant now) {
    if (ofRing(status, runStartedAt, stepStartedAt, rangAt)) {
      return true;
    }
    Duration looksBack = DATUM.multipliedBy(MINUTES).plus(PUBLICATION);
    return !rangAt.isBefore(runStartedAt) && !now.isBefore(stepStartedAt.plus(looksBack));
  }
}
