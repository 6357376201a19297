package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.TransactionContent;
import com.paymentmigration.lambda.domain.GtidSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** The transactions that were explained last, for the life of a process. For one thread. */
final class RememberedContents extends LinkedHashMap<String, TransactionContent> {
  private static final long serialVersionUID = 1L;

  /** Two weeks of a heartbeat every five minutes. */
  private static final int MOST = 4_096;

  private transient Checkpoint checkpoint = new Checkpoint("", 0, GtidSet.EMPTY);

  /**
   * Where a binary log ended, and what had been executed by then.
   *
   * @param file of the log
   * @param position in the file, in bytes
   * @param executed the transactions before it
   */
  record Checkpoint(String file, long position, GtidSet executed) {}

  Checkpoint checkpoint() {
    return checkpoint;
  }

  void checkpoint(Checkpoint latest) {
    checkpoint = latest;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, TransactionContent> eldest) {
    return size() > MOST;
  }
}
