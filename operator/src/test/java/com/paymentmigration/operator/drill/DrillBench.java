package com.paymentmigration.operator.drill;

import com.paymentmigration.operator.drill.play.Catalogue;
import com.paymentmigration.operator.drill.play.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A runner over the fake account. */
final class DrillBench {
  final FakeTime time = new FakeTime();
  final FakeAccount account = new FakeAccount(time);
  final MemoryJournal journal = new MemoryJournal();
  final List<DrillRecord> heard = new ArrayList<>();
  final List<Drill> drills = Catalogue.drills(account.account(), () -> "CODE42");

  DrillRunner runner() {
    CallLog log =
        new CallLog() {
          private int from;

          @Override
          public void begin() {
            from = account.calls.size();
          }

          @Override
          public List<ApiCall> made() {
            return account.calls.subList(from, account.calls.size()).stream()
                .map(action -> new ApiCall(time.now(), action, "200", "id"))
                .toList();
          }
        };
    return new DrillRunner(
        account.site(),
        new DrillRunner.Tools(
            time,
            journal,
            text -> {},
            (question, limit) -> Optional.ofNullable(account.typed),
            log,
            heard::add,
            site -> Standing.restless(account.account(), site)));
  }

  /** The record of one drill, played alone, with what disturbs allowed. */
  DrillRecord play(String name) {
    return runner().play(drills, only(name)).stream()
        .filter(record -> record.plan().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static DrillChoice only(String name) {
    return new DrillChoice(Set.of(name), Set.of(), true, Map.of());
  }

  static DrillChoice all() {
    return new DrillChoice(Set.of(), Set.of(), true, Map.of());
  }

  /** Names of the drills that a command plays. */
  static List<String> played() {
    return Catalogue.plans().stream()
        .filter(plan -> plan.effect() != Effect.BY_HAND)
        .map(Plan::name)
        .toList();
  }
}
