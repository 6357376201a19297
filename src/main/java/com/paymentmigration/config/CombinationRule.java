package com.paymentmigration.config;

import static com.paymentmigration.config.ParameterDefinition.ACTIVE_ENVIRONMENT;
import static com.paymentmigration.config.ParameterDefinition.DELETION_PROTECTION;
import static com.paymentmigration.config.ParameterDefinition.GREEN_TRAFFIC_WEIGHT;
import static com.paymentmigration.config.ParameterDefinition.MIGRATION_PHASE;
import static com.paymentmigration.config.ParameterDefinition.MIGRATION_STATUS;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Values that are each allowed and make no sense together. The switch itself never writes them: a
 * rule states an invariant of the rest states, so that it cannot fail a reconcile.
 *
 * @param id logical id of the CloudFormation rule
 * @param when the rule applies when this holds
 * @param then one of these lists must hold then, all of it
 * @param message what the person who chose the values is told
 */
record CombinationRule(String id, Choice when, List<List<Choice>> then, String message) {
  /** A parameter has one of the values. */
  record Choice(ParameterDefinition parameter, List<String> values) {
    boolean holds(Map<ParameterDefinition, String> chosen) {
      return values.contains(chosen.get(parameter));
    }
  }

  private static final List<Choice> ALL_BLUE =
      List.of(
          new Choice(ACTIVE_ENVIRONMENT, List.of("blue")),
          new Choice(GREEN_TRAFFIC_WEIGHT, List.of("0")));
  private static final List<Choice> ALL_GREEN =
      List.of(
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

  /**
   * Only where the profile protects: nothing that carries payments can be deleted by mistake. Not
   * in {@code retire}, which is when both environments may be removed.
   */
  static final CombinationRule PROTECTED_BEFORE_IT_MIGRATES =
      new CombinationRule(
          "ProtectedBeforeItMigrates",
          new Choice(MIGRATION_PHASE, List.of("migrate", "stabilize")),
          List.of(List.of(new Choice(DELETION_PROTECTION, List.of("on")))),
          "In MigrationPhase migrate and stabilize nothing may be deleted by mistake: allowed is"
              + " DeletionProtection on; deploy DeletionProtection=on first");

  /** The rules of a deployment with {@code retention}. */
  static List<CombinationRule> of(Retention retention) {
    return retention.deletionProtection()
        ? Stream.concat(ALL.stream(), Stream.of(PROTECTED_BEFORE_IT_MIGRATES)).toList()
        : ALL;
  }

  /** Whether this rule has no objection to the values {@code chosen}. */
  boolean accepts(Map<ParameterDefinition, String> chosen) {
    return !when.holds(chosen)
        || then.stream()
            .anyMatch(together -> together.stream().allMatch(choice -> choice.holds(chosen)));
  }
}
