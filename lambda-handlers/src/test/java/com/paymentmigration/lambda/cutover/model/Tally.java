package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.model.History.Script;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts how histories end, so that a family that shows nothing new is noticed, and of those that
 * end HALTED which faults they had and why a person has to decide.
 */
final class Tally {
  private final Map<String, Integer> ends = new TreeMap<>();
  private final Map<String, Integer> haltedByFault = new TreeMap<>();
  private final Map<String, Integer> haltedByReason = new TreeMap<>();
  private int histories;
  private int halted;

  void count(Script script, History history) {
    MigrationState state = history.world.item.state;
    ends.merge(state.status() + " " + state.writer().key(), 1, Integer::sum);
    histories++;
    if (state.status() == MigrationStatus.HALTED) {
      halted++;
      haltedByFault.merge(
          script.moveFaults().values().stream()
              .map(Fault::name)
              .sorted()
              .collect(Collectors.joining(", ")),
          1,
          Integer::sum);
      haltedByReason.merge(kind(history, state) + " | " + state.writer().key(), 1, Integer::sum);
    }
  }

  /** The reason without what differs from history to history: names, numbers, sets. */
  private static String kind(History history, MigrationState state) {
    String reason =
        history.world.item.events.values().stream()
            .filter(event -> event.intent() == Intent.HALT)
            .max(Comparator.comparingLong(AuditEvent::version))
            .map(AuditEvent::reason)
            .orElse(state.reason());
    return reason
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}(?::[0-9:-]+)?", "…")
        .replaceAll("received .*?, allowed: .*", "…")
        .replaceAll("\\b(?:blue|green|BLUE|GREEN)\\b", "side")
        .replaceAll("[0-9]+", "n")
        .replaceAll("(?:, …)+", "")
        .replaceAll("they change .*", "…")
        .replaceAll("missing after PTnS: .*", "missing after the catch-up's time");
  }

  /** Number of histories, then how many of them end how. */
  String text() {
    return histories + " histories: " + ends;
  }

  /** Two tables of those that end HALTED: by the first fault, and by the reason. */
  String halted() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%,d of %,d histories end HALTED, %.1f %%.%n%n"
            .formatted(halted, histories, 100.0 * halted / histories));
    text.append("| fault in the move | end HALTED |%n|---|---|%n".formatted());
    haltedByFault.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(each -> text.append("| `%s` | %,d |%n".formatted(each.getKey(), each.getValue())));
    text.append("%n| reason recorded | writer | end HALTED |%n|---|---|---|%n".formatted());
    haltedByReason.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(each -> text.append("| %s | %,d |%n".formatted(each.getKey(), each.getValue())));
    return text.toString();
  }
}
