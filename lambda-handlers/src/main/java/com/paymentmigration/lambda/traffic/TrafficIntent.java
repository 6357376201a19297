package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import java.time.Instant;

/**
 * What the state item says about traffic: the part of it that this package reads.
 *
 * @param epoch run that may act
 * @param version of the state item; grows with every write
 * @param status live status
 * @param step where the run stands
 * @param active environment that owns steady-state traffic
 * @param target environment that the current run moves to
 * @param weight intended share of green
 * @param runStartedAt when the forward run began
 * @param stepStartedAt when the current step began
 */
public record TrafficIntent(
    long epoch,
    long version,
    MigrationStatus status,
    RunStep step,
    Environment active,
    Environment target,
    TrafficWeight weight,
    Instant runStartedAt,
    Instant stepStartedAt) {
  /** Whether nothing runs, and replication was armed once. */
  public boolean atRest() {
    return status.atRest() && status != MigrationStatus.READY && step == RunStep.IDLE;
  }

  /**
   * This intent, if {@code actorEpoch} is the run that may act (invariant I6).
   *
   * @throws StaleActorException if a later run has begun
   */
  public TrafficIntent requireEpoch(long actorEpoch) {
    if (epoch != actorEpoch) {
      throw new StaleActorException(actorEpoch, epoch);
    }
    return this;
  }
}
