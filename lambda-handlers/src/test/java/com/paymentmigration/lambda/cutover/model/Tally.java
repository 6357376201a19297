package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.domain.MigrationState;
import java.util.Map;
import java.util.TreeMap;

/** Counts how histories end, so that a family that shows nothing new is noticed. */
final class Tally {
  private final Map<String, Integer> ends = new TreeMap<>();
  private int histories;

  void count(History history) {
    MigrationState state = history.world.item.state;
    ends.merge(state.status() + " " + state.writer().key(), 1, Integer::sum);
    histories++;
  }

  /** Number of histories, then how many of them end how. */
  String text() {
    return histories + " histories: " + ends;
  }
}
