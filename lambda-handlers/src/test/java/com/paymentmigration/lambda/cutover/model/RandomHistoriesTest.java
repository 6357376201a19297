package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.model.History.Script;
import com.paymentmigration.lambda.cutover.model.History.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Beyond the exhaustive bound: three actors, any interleaving, up to six faults; jqwik prints the
 * seed.
 */
class RandomHistoriesTest {
  private static final int STEPS = 110;

  @Provide
  Arbitrary<Script> scripts() {
    Arbitrary<Turn> turn =
        Combinators.combine(
                Arbitraries.of(Turn.WATCHED_WAIT, 0, 1, 2), Arbitraries.integers().between(1, 90))
            .as(Turn::new);
    return Combinators.combine(turn.list().ofMinSize(1).ofMaxSize(8), faults(), faults())
        .as((turns, first, second) -> new Script(startingWithTheMove(turns), first, second));
  }

  private static List<Turn> startingWithTheMove(List<Turn> turns) {
    List<Turn> all = new ArrayList<>();
    all.add(new Turn(0, 1));
    all.addAll(turns);
    return all;
  }

  private static Arbitrary<Map<Integer, Fault>> faults() {
    return Arbitraries.maps(Arbitraries.integers().between(0, STEPS), Arbitraries.of(Fault.class))
        .ofMaxSize(3)
        .map(TreeMap::new);
  }

  @Property(tries = 5000, shrinking = ShrinkingMode.BOUNDED)
  void invariantsHoldOnEveryHistory(@ForAll("scripts") Script script) {
    History.check(script);
  }
}
