package com.paymentmigration.lambda.cutover;

import java.util.List;
import java.util.SortedMap;

/**
 * What one transaction did, as a binary log tells it; holds no value of a row and no password.
 *
 * @param gtid the transaction, or as a GTID set all those that are in no binary log any more
 * @param rowEvents number of row events by {@code schema.table}; each changes one row or more
 * @param statements what was logged as text
 */
public record TransactionContent(
    String gtid, SortedMap<String, Integer> rowEvents, List<Statement> statements) {
  /**
   * A statement of a binary log, reduced to what may be shown.
   *
   * @param verb first words in capitals, for example {@code ALTER USER}
   * @param accounts user names of an account statement; else empty
   * @param object what another statement is about, for example {@code payments.payment}; may be
   *     empty
   */
  public record Statement(String verb, List<String> accounts, String object) {
    @Override
    public String toString() {
      return (verb + " " + (accounts.isEmpty() ? object : String.join(", ", accounts))).strip();
    }
  }
}
