package com.paymentmigration.rehearsal.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Every scenario, in the order in which they are played. */
public final class Scenarios {
  private Scenarios() {}

  /** All of them. */
  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.add(HappyScenarios.happy());
    all.add(HappyScenarios.migrates());
    // The longest: not at the end, where the other jobs would wait for it.
    all.add(HappyScenarios.backAndForth());
    all.addAll(RollbackScenarios.all());
    all.addAll(TrafficScenarios.all());
    all.addAll(DatabaseScenarios.all());
    all.addAll(RowScenarios.all());
    all.addAll(RestScenarios.all());
    all.addAll(PlatformScenarios.all());
    all.addAll(SleepScenarios.all());
    all.addAll(PeopleScenarios.all());
    all.add(PermissionScenarios.everyCaller());
    // A world serves scenarios of one profile, and is made in some 20 s: those of one together.
    all.sort(Comparator.comparing(Scenario::profile).reversed());
    return List.copyOf(all);
  }

  /**
   * Many runs in a row under troubles at random.
   *
   * @param moves of the writer at least, forward and back together
   * @param seed of the dice
   */
  public static Scenario storm(int moves, long seed) {
    return StormScenario.of(moves, seed);
  }

  /**
   * Those with these names, in order of play; all if there are none.
   *
   * @throws IllegalArgumentException if a name is unknown
   */
  public static List<Scenario> named(List<String> names) {
    List<String> known = all().stream().map(Scenario::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "scenario: received '"
                + name
                + "', allowed: "
                + known.stream().collect(Collectors.joining(", ")));
      }
    }
    return all().stream()
        .filter(scenario -> names.isEmpty() || names.contains(scenario.name()))
        .toList();
  }
}
