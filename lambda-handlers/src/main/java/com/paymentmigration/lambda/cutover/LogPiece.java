package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.LogPosition;
import java.util.List;

/**
 * Whole transactions of a binary log, in its order.
 *
 * @param transactions what each did, and where it begins
 * @param end where to go on reading
 * @param more whether there was more to read
 */
public record LogPiece(List<Entry> transactions, LogPosition end, boolean more) {
  /** Nothing, of a log that ends there. */
  public static LogPiece empty(LogPosition end) {
    return new LogPiece(List.of(), end, false);
  }

  /** Keeps its own copy. */
  public LogPiece {
    transactions = List.copyOf(transactions);
  }

  /**
   * A transaction.
   *
   * @param content what it did
   * @param begin where it begins
   */
  public record Entry(TransactionContent content, LogPosition begin) {}
}
