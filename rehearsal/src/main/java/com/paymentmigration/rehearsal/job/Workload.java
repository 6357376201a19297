package com.paymentmigration.rehearsal.job;

import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import com.paymentmigration.rehearsal.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is still to be played, and what came of the rest. */
final class Workload {
  private final List<Scenario> all;
  private final List<Scenario> left;
  private final Map<String, ScenarioRecord> records = new HashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();

  Workload(List<Scenario> scenarios) {
    all = List.copyOf(scenarios);
    left = new ArrayList<>(scenarios);
  }

  /** The next one; of {@code profile} if there is one, because its world is there already. */
  synchronized Optional<Scenario> take(String profile) {
    Optional<Scenario> next =
        left.stream()
            .filter(each -> each.profile().equals(profile))
            .findFirst()
            .or(() -> left.stream().findFirst());
    next.ifPresent(left::remove);
    return next;
  }

  synchronized void played(RehearsalRun one) {
    one.scenarios().forEach(record -> records.put(record.name(), record));
    notes.addAll(one.leftOut());
  }

  synchronized void notPlayed(Scenario scenario, String why) {
    records.put(scenario.name(), scenario.notPlayed(why));
  }

  /** In the order in which they were given; what nobody took was not played. */
  synchronized List<ScenarioRecord> records() {
    return all.stream()
        .map(
            each ->
                records.getOrDefault(each.name(), each.notPlayed("no process was left to play it")))
        .toList();
  }

  synchronized List<String> notes() {
    return List.copyOf(notes);
  }
}
