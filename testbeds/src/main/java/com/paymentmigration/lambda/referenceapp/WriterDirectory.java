package com.paymentmigration.lambda.referenceapp;

import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contract, rule 1: the writer is what the state item says. Read consistently each second, and at
 * once when a connection shows that the writer may have moved; while there is none, ten times a
 * second. When it cannot be read, the last pointer stands: a fenced side refuses writes by itself.
 */
public final class WriterDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(WriterDirectory.class);
  private static final Duration USUAL_AGE = Duration.ofSeconds(1);
  private static final Duration AGE_WITHOUT_WRITER = Duration.ofMillis(100);

  private final Supplier<MigrationState> consistentRead;
  private WriterPointer known;
  private long readAt;

  /** A directory over a consistent read of the state item. */
  public WriterDirectory(Supplier<MigrationState> consistentRead) {
    this.consistentRead = consistentRead;
    refresh();
  }

  /** Where to write, no older than the contract allows. */
  public synchronized WriterPointer current() {
    Duration allowed = known.writer().isPresent() ? USUAL_AGE : AGE_WITHOUT_WRITER;
    if (System.nanoTime() - readAt > allowed.toNanos()) {
      refresh();
    }
    return known;
  }

  /** Reads at once. */
  public synchronized void refresh() {
    try {
      known = WriterPointer.of(consistentRead.get());
    } catch (MigrationException unreadable) {
      if (known == null) {
        throw unreadable;
      }
      LOG.warn("the pointer cannot be read, the last one stands: {}", unreadable.getMessage());
    }
    readAt = System.nanoTime();
  }
}
