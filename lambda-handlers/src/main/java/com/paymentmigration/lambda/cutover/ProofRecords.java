package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.RowProof;
import java.util.Optional;

/** Port: what the continuous proof of rows has recorded. */
public interface ProofRecords {
  /** A stack whose profile switches the proof off. */
  ProofRecords OFF =
      new ProofRecords() {
        @Override
        public boolean on() {
          return false;
        }

        @Override
        public Optional<RowProof> latest() {
          return Optional.empty();
        }

        @Override
        public void save(RowProof expected, RowProof next) {
          throw new UnsupportedOperationException("the continuous proof is off");
        }
      };

  /** Whether rows are proven continuously. */
  boolean on();

  /** The last record; empty before the first look, and where the proof is off. */
  Optional<RowProof> latest();

  /**
   * Writes {@code next} if the record still is {@code expected}.
   *
   * @throws StateConflictException if somebody else has written meanwhile
   */
  void save(RowProof expected, RowProof next);
}
