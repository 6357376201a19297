package com.paymentmigration.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Other programs' accounts reach whoever locks, unlocks or judges accounts, and nobody else. */
class WritingAccountsTest {
  @Test
  void everyFunctionThatActsOnDatabasesKnowsTheAccountsThatTheProfileNames() {
    WholeStack stack =
        WholeStack.with(
            "staging", "databaseSettings", "writingAccounts", List.of("settlement", "ledger"));

    assertThat(named(stack))
        .isEqualTo(
            Map.of(
                "SwitchPreflightFunction", "settlement,ledger",
                "SwitchReplicationFunction", "settlement,ledger",
                "SwitchWriterFunction", "settlement,ledger"));
  }

  @Test
  void aProfileThatNamesNoneSetsNoVariable() {
    assertThat(named(WholeStack.selected())).isEmpty();
  }

  private static Map<String, String> named(WholeStack stack) {
    Map<String, String> named = new TreeMap<>();
    stack
        .ofType("AWS::Lambda::Function")
        .forEach(
            (id, function) -> {
              JsonNode names = function.at("/Properties/Environment/Variables/WRITING_ACCOUNTS");
              if (!names.isMissingNode()) {
                // The CDK adds eight characters of a hash.
                named.put(id.substring(0, id.length() - 8), names.asText());
              }
            });
    return named;
  }
}
