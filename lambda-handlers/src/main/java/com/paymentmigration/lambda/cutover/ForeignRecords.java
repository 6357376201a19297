package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import java.util.Optional;

/** Where the events of foreign transactions are kept, and what people want done about them. */
public interface ForeignRecords {
  /**
   * Keeps what a transaction did, before anything else is done about it. What is kept already stays
   * as it is.
   *
   * @param side the side that has it alone
   */
  void keep(Environment side, TransactionContent content);

  /** What two people left about {@code gtid}; empty until both have. */
  Optional<Absorption> wanted(String gtid);
}
