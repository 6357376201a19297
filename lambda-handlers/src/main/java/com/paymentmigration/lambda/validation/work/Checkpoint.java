package com.paymentmigration.lambda.validation.work;

import com.paymentmigration.lambda.validation.unit.UnitState;
import java.util.List;
import java.util.Optional;

/** Port: where a run in one process keeps how far it is, so that another can go on. */
public interface Checkpoint {
  /** Keeps nothing. */
  Checkpoint NONE =
      new Checkpoint() {
        @Override
        public Optional<Kept> begun(String servers) {
          return Optional.empty();
        }

        @Override
        public void planned(Kept beginning) {}

        @Override
        public void progressed(UnitState state) {}

        @Override
        public void ended(List<UnitState> states, boolean interrupted) {}
      };

  /**
   * How far a run was.
   *
   * @param servers which servers and schemas are compared
   * @param startedAt when it began, as ISO 8601 spells it
   * @param sourceGtids the source's executed GTID set then
   * @param units every unit
   */
  record Kept(String servers, String startedAt, String sourceGtids, List<UnitState> units) {}

  /**
   * The run that is gone on with; empty if none is.
   *
   * @param servers which servers and schemas are compared
   * @throws com.paymentmigration.lambda.validation.server.CouldNotVerifyException if the run was
   *     one between others
   */
  Optional<Kept> begun(String servers);

  /** A run begins anew. */
  void planned(Kept beginning);

  /** How far a unit is. Called by several threads. */
  void progressed(UnitState state);

  /** The run is over; what was kept is of use only if it was interrupted. */
  void ended(List<UnitState> states, boolean interrupted);
}
