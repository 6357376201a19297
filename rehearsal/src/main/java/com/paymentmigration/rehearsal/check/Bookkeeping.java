package com.paymentmigration.rehearsal.check;

import com.paymentmigration.rehearsal.record.CheckResult;
import java.util.List;

/** The databases against what clients were told. */
public interface Bookkeeping {
  /** Lost and doubled. */
  Books.Counted counted();

  /**
   * Nothing lost, nothing doubled.
   *
   * @param moves how often the writer moved since the tables were made
   */
  List<CheckResult> check(long moves);

  /** The standby holds the same, once it replicates again. */
  CheckResult standby();
}
