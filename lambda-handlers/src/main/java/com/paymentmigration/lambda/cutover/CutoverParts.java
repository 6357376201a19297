package com.paymentmigration.lambda.cutover;

import java.util.function.Supplier;

/**
 * What the use cases that act on databases share.
 *
 * @param servers both writer instances
 * @param states changes the state item
 * @param timing time
 * @param concurrency runs the kill loop beside read_only
 * @param markers gives a text unique to each marker
 * @param metrics figures
 * @param proofs what the continuous proof of rows has recorded
 */
public record CutoverParts(
    DatabasePair servers,
    StateWriter states,
    Timing timing,
    Concurrency concurrency,
    Supplier<String> markers,
    Metrics metrics,
    ProofRecords proofs) {
  RowEvidence rows() {
    return new RowEvidence(proofs, timing);
  }

  MigrationLock lock() {
    return new MigrationLock(servers, states);
  }

  Fence fence() {
    return new Fence(timing, concurrency);
  }

  CatchUp catchUp() {
    return new CatchUp(timing, concurrency, channel());
  }

  AccountStatements accounts() {
    return new AccountStatements(timing, concurrency);
  }

  Channel channel() {
    return new Channel(timing, markers);
  }

  Opener opener() {
    return new Opener(states, timing, concurrency);
  }

  AbortMove abort() {
    return new AbortMove(states, fence(), channel(), opener(), accounts());
  }
}
