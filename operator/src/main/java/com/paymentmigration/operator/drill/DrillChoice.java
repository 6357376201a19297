package com.paymentmigration.operator.drill;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which drills the caller wants.
 *
 * @param only names; empty for all
 * @param skip names that are left out
 * @param destructive whether those that disturb are played
 * @param earlier records of an earlier report that is gone on with, by name
 */
public record DrillChoice(
    Set<String> only, Set<String> skip, boolean destructive, Map<String, DrillRecord> earlier) {
  /** Copies. */
  public DrillChoice {
    only = Set.copyOf(only);
    skip = Set.copyOf(skip);
    earlier = Map.copyOf(earlier);
  }

  /** Record of the earlier report that stands: the drill was played to an end. */
  public Optional<DrillRecord> kept(Plan plan) {
    return Optional.ofNullable(earlier.get(plan.name()))
        .filter(record -> record.outcome().proof() != Proof.NOT_PLAYED);
  }

  /** Why {@code plan} is not played, by options alone; empty if it is. */
  public Optional<Outcome> leftOut(Plan plan) {
    if (!only.isEmpty() && !only.contains(plan.name())) {
      return notAsked("not among --only", "play it with --only " + plan.name());
    }
    if (skip.contains(plan.name())) {
      return notAsked("left out by --skip", "play it without --skip");
    }
    if (plan.effect() == Effect.BY_HAND) {
      return Optional.of(
          Outcome.notPlayed(
              Hindrance.BY_HAND, "a person plays it", "follow the steps, note what was seen"));
    }
    if (plan.effect() == Effect.DISTURBS && !destructive) {
      return notAsked("it disturbs; --destructive is not given", "play it with --destructive");
    }
    return Optional.empty();
  }

  private static Optional<Outcome> notAsked(String why, String next) {
    return Optional.of(Outcome.notPlayed(Hindrance.NOT_ASKED, why, next));
  }
}
