package com.paymentmigration.lambda.referenceapp;

import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.Writer;
import java.util.Optional;

/**
 * What an application reads of the state item.
 *
 * @param epoch grows with every run
 * @param writer where to write; empty while there is no writer
 */
public record WriterPointer(long epoch, Optional<Writer.Serving> writer) {
  static WriterPointer of(MigrationState state) {
    return new WriterPointer(
        state.epoch(),
        state.writer() instanceof Writer.Serving serving ? Optional.of(serving) : Optional.empty());
  }
}
