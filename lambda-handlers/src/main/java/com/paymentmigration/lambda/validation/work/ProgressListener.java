package com.paymentmigration.lambda.validation.work;

import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import java.util.List;

/** Hears how far a validation is. Called by several threads. */
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener SILENT =
      new ProgressListener() {
        @Override
        public void planned(List<WorkUnit> units, long estimatedRows) {}

        @Override
        public void progressed(UnitState state) {}
      };

  /** What will be done. */
  void planned(List<WorkUnit> units, long estimatedRows);

  /** How far a unit is. */
  void progressed(UnitState state);
}
