package com.paymentmigration.client;

import java.util.Optional;

/**
 * What an application reads of the state item.
 *
 * @param epoch grows with every run; a pointer with a lower epoch than one seen before is old
 * @param writer where to write; empty while the item says {@code NONE}
 */
public record WriterPointer(long epoch, Optional<WriterTarget> writer) {
  /** A pointer to {@code target}. */
  public static WriterPointer to(WriterTarget target, long epoch) {
    return new WriterPointer(epoch, Optional.of(target));
  }

  /** A pointer to nobody: the writer moves. */
  public static WriterPointer none(long epoch) {
    return new WriterPointer(epoch, Optional.empty());
  }
}
