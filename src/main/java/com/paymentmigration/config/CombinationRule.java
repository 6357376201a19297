package com.paymentmigration.config;

import static com.paymentmigration.config.ParameterDefinition.ACTIVE_ENVIRONMENT;
import static com.paymentmigration.config.ParameterDefinition.GREEN_TRAFFIC_WEIGHT;
import static com.paymentmigration.config.ParameterDefinition.MIGRATION_PHASE;
import static com.paymentmigration.config.ParameterDefinition.MIGRATION_STATUS;

import java.util.List;
import java.util.Map;

/**
 * Values that are each allowed and make no sense together. The switch itself never writes them: a
 * rule states an invariant of the rest states, so that it cannot fail a reconcile.
 *
 * @param id logical id of the CloudFormation rule
 * @param when the rule applies when this holds
 * @param then one of these must hold then
 * @param message what the person who chose the values is told
 */
record CombinationRule(String id, Choice when, List<Pair> then, String message) {
  /** A parameter has one of the values. */
  record Choice(ParameterDefinition parameter, List<String> values) {
    boolean holds(Map<ParameterDefinition, String> chosen) {
      return values.contains(chosen.get(parameter));
    }
  }

  /** Both hold. */
  record Pair(Choice first, Choice second) {
    boolean holds(Map<ParameterDefinition, String> chosen) {
      return first.holds(chosen) && second.holds(chosen);
    }
  }

  private static final Pair ALL_BLUE =
      new Pair(
          new Choice(ACTIVE_ENVIRONMENT, List.of("blue")),
          new Choice(GREEN_TRAFFIC_WEIGHT, List.of("0")));
  private static final Pair ALL_GREEN =
      new Pair(
          new Choice(ACTIVE_ENVIRONMENT, List.of("green")),
          new Choice(GREEN_TRAFFIC_WEIGHT, List.of("100")));

  static final List<CombinationRule> ALL =
      List.of(
          new CombinationRule(
              "ReadyMeansBlueOnly",
              new Choice(MIGRATION_STATUS, List.of("READY")),
              List.of(ALL_BLUE),
              "MigrationStatus READY says that nothing has begun: allowed are ActiveEnvironment"
                  + " blue with GreenTrafficWeight 0"),
          new CombinationRule(
              "AtRestTrafficFollowsTheWriter",
              new Choice(
                  MIGRATION_STATUS, List.of("REPLICATING", "SWITCHED", "COMPLETED", "ROLLED_BACK")),
              List.of(ALL_BLUE, ALL_GREEN),
              "With MigrationStatus REPLICATING, SWITCHED, COMPLETED or ROLLED_BACK all traffic"
                  + " goes to the writer: allowed are ActiveEnvironment blue with"
                  + " GreenTrafficWeight 0, or green with 100"),
          new CombinationRule(
              "PrepareMovesNothing",
              new Choice(MIGRATION_PHASE, List.of("prepare")),
              List.of(ALL_BLUE, ALL_GREEN),
              "In MigrationPhase prepare no traffic is split: allowed are ActiveEnvironment blue"
                  + " with GreenTrafficWeight 0, or green with 100; deploy MigrationPhase=migrate"
                  + " first"));

  /** Whether this rule has no objection to the values {@code chosen}. */
  boolean accepts(Map<ParameterDefinition, String> chosen) {
    return !when.holds(chosen) || then.stream().anyMatch(pair -> pair.holds(chosen));
  }
}
