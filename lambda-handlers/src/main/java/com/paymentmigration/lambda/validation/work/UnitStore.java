package com.paymentmigration.lambda.validation.work;

import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import java.time.Instant;
import java.util.List;

/** Port: where the units of a run are kept between calls of a function. */
public interface UnitStore {
  /**
   * A run.
   *
   * @param run name
   * @param startedAt when it was planned
   * @param deadline when units give up
   * @param sourceGtids the source's executed GTID set when it was planned
   * @param units number of units
   */
  record Plan(String run, Instant startedAt, Instant deadline, String sourceGtids, int units) {}

  /** Keeps a plan and its units, none begun. */
  void save(Plan plan, List<WorkUnit> units);

  /**
   * The plan of {@code run}.
   *
   * @throws IllegalArgumentException if there is none
   */
  Plan plan(String run);

  /** Keeps how far a unit is, unless it is known to be further. */
  void save(String run, UnitState state);

  /** How far unit {@code number} is. */
  UnitState unit(String run, int number);

  /** Every unit. */
  List<UnitState> units(String run);
}
