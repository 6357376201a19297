package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.rehearsal.time.Ticker;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads all the time what the continuous proof of rows has recorded. A difference in a table that
 * nobody touched past replication is a false alarm; one in the strangers' table or among planted
 * rows is not.
 */
final class ProofWatch implements AutoCloseable {
  private static final long EVERY_MILLIS = 500;

  private final Supplier<RowProof> proof;
  private final Set<String> falseAlarms = new ConcurrentSkipListSet<>();
  private final Set<String> strangers = new ConcurrentSkipListSet<>();
  private final AtomicLong records = new AtomicLong();
  private final AtomicLong rounds = new AtomicLong();
  private final Ticker ticker;
  private final Set<String> planted = new ConcurrentSkipListSet<>();
  private long version = -1;
  private long roundsBefore = -1;

  /** Begins to read. */
  ProofWatch(Supplier<RowProof> proof) {
    this.proof = proof;
    ticker = new Ticker("proof-watch", EVERY_MILLIS, () -> look(proof.get()));
  }

  private void look(RowProof now) {
    if (now.version() == version) {
      return;
    }
    version = now.version();
    records.incrementAndGet();
    if (roundsBefore >= 0 && now.rounds() > roundsBefore) {
      rounds.addAndGet(now.rounds() - roundsBefore);
    }
    roundsBefore = now.rounds();
    Stream.concat(
            now.strays().stream().map(RowProof.Stray::toString),
            now.skipped().stream().map(RowProof.Skip::toString))
        .forEach(this::judge);
  }

  private void judge(String difference) {
    if (difference.contains(Strangers.TABLE)) {
      strangers.add(difference);
    } else if (planted.stream().noneMatch(difference::contains)) {
      falseAlarms.add(difference);
    }
  }

  /** From now on a difference that contains {@code text} is a planted one. */
  void planted(String text) {
    planted.add(text);
  }

  /** Whether the proof names {@code text} now. */
  boolean names(String text) {
    return proof.get().strays().stream().anyMatch(each -> each.toString().contains(text));
  }

  /** Differences that were recorded although nobody had made them. */
  List<String> falseAlarms() {
    return List.copyOf(falseAlarms);
  }

  /** Differences that strangers had made, which were recorded. */
  Set<String> strangers() {
    return new TreeSet<>(strangers);
  }

  /** Different records that were read. */
  long records() {
    return records.get();
  }

  /** Rounds over all rows that were completed meanwhile. */
  long rounds() {
    return rounds.get();
  }

  @Override
  public void close() {
    ticker.close();
  }
}
