package com.paymentmigration.operator.drill.port;

import com.paymentmigration.lambda.domain.MigrationState;
import java.util.Optional;

/** The state item. */
public interface StateItemReader {
  /** The state; empty before the first run. */
  Optional<MigrationState> state();
}
