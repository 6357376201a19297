package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.TrafficWeight;
import java.util.List;

/** The state item as this package sees it. */
public interface TrafficIntents {
  /** The intent now, by a consistent read. */
  TrafficIntent read();

  /**
   * Records that run {@code epoch} is about to give the rule {@code weight}, and when that step
   * began. Recording what is recorded already changes nothing, so that a repeated call keeps the
   * start of its step.
   *
   * @param during the only statuses in which this is allowed
   * @throws com.paymentmigration.lambda.domain.StaleActorException if another run may act, or the
   *     status is another one
   */
  TrafficIntent record(long epoch, TrafficWeight weight, List<MigrationStatus> during, String why);
}
