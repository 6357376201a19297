package com.paymentmigration.lambda.realpair;

import com.paymentmigration.lambda.cutover.Absorption;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.ForeignRecords;
import com.paymentmigration.lambda.cutover.TransactionContent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept of foreign transactions, and what people said about them, in memory. */
final class MemoryForeignRecords implements ForeignRecords {
  final Map<String, TransactionContent> kept = new HashMap<>();
  final Map<String, Cause> requests = new HashMap<>();
  final Map<String, Cause> approvals = new HashMap<>();
  final List<String> withdrawals = new ArrayList<>();

  @Override
  public void keep(Environment side, TransactionContent content) {
    kept.putIfAbsent(content.gtid(), content);
  }

  @Override
  public Optional<Absorption> wanted(String gtid) {
    return requests.containsKey(gtid) && approvals.containsKey(gtid)
        ? Optional.of(new Absorption(gtid, requests.get(gtid), approvals.get(gtid)))
        : Optional.empty();
  }

  void withdraw(String why) {
    withdrawals.add(why);
  }

  /** Everything that is kept, as one set. */
  GtidSet gtids() {
    return kept.keySet().stream().map(GtidSet::parse).reduce(GtidSet.EMPTY, GtidSet::union);
  }
}
