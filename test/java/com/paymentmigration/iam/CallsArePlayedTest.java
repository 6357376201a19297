package com.paymentmigration.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.rehearsal.calls.RecordedCall;
import com.paymentmigration.rehearsal.calls.Symbols;
import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.WholeStack;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every operation that a function can reach was recorded, or is named with the reason why no
 * scenario plays it. A call that somebody adds fails here until it is played.
 */
class CallsArePlayedTest {
  private static final DeployedTemplate TEMPLATE =
      DeployedTemplate.of(WholeStack.selected().template());
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(SourceTree.path("lambda-handlers/target/classes"));

  @Test
  void everyReachableOperationWasRecordedOrIsNamed() {
    Set<String> missing = reachable();
    missing.removeAll(recorded());
    missing.removeAll(named());

    assertThat(missing)
        .describedAs("reachable and never recorded: play it, or name it in iam/not-played.tsv")
        .isEmpty();
  }

  @Test
  void whatIsNamedIsReachableAndNotPlayed() {
    assertThat(named()).isSubsetOf(reachable()).doesNotContainAnyElementsOf(recorded());
    assertThat(NotPlayed.rows())
        .allSatisfy(row -> assertThat(row.get("reason")).hasSizeGreaterThan(20));
  }

  @Test
  void whatIsRecordedIsReachable() {
    assertThat(recorded()).isNotEmpty().isSubsetOf(reachable());
  }

  private static Set<String> reachable() {
    Set<String> all = new TreeSet<>();
    TEMPLATE
        .ofType("AWS::Lambda::Function")
        .forEach(
            (id, function) ->
                ReachableCalls.of(CLASSES.get(handlerOf(function)))
                    .forEach(operation -> all.add(Symbols.of(id) + " " + operation)));
    return all;
  }

  private static String handlerOf(JsonNode function) {
    return function.at("/Properties/Handler").asText();
  }

  /** A part of a transaction counts as the transaction, which is what the code calls. */
  private static Set<String> recorded() {
    Set<String> functions =
        TEMPLATE.ofType("AWS::Lambda::Function").keySet().stream()
            .map(Symbols::of)
            .collect(Collectors.toSet());
    return CommittedCalls.read().stream()
        .filter(call -> functions.contains(call.caller()))
        .map(call -> call.caller() + " " + operationOf(call))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String operationOf(RecordedCall call) {
    String enclosing = call.context().get(RecordedCall.ENCLOSING);
    return enclosing == null ? call.action() : call.service() + ":" + enclosing;
  }

  private static Set<String> named() {
    return NotPlayed.all().stream()
        .map(call -> call.caller() + " " + operationOf(call))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
