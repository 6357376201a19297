package com.paymentmigration.lambda.realpair;

import com.paymentmigration.lambda.cutover.ProofRecords;
import com.paymentmigration.lambda.cutover.StateConflictException;
import com.paymentmigration.lambda.domain.RowProof;
import java.util.Optional;

/** The record of the continuous proof, in memory. */
final class MemoryProofs implements ProofRecords {
  private RowProof latest;

  @Override
  public boolean on() {
    return true;
  }

  @Override
  public synchronized Optional<RowProof> latest() {
    return Optional.ofNullable(latest);
  }

  @Override
  public synchronized void save(RowProof expected, RowProof next) {
    long version = latest == null ? 0 : latest.version();
    if (version != expected.version()) {
      throw new StateConflictException(0, expected.version());
    }
    latest = next;
  }
}
