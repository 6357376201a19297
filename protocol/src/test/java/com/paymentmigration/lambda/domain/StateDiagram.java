package com.paymentmigration.lambda.domain;

import java.util.stream.Collectors;

/** Renders the transition table as the text of {@code docs/state-diagram.md}. */
final class StateDiagram {
  private StateDiagram() {}

  /** The document: the picture, which is made from the same table, and the rows with guards. */
  static String document() {
    return """
    # State diagram

    Generated from `domain.Transitions`; a test fails when this file or its picture and the code
    differ. Rotation leases, foreign transactions and rows that differ, which change no status, are left out of the picture.

    ![States of a migration and the intents that lead from one to another](pictures/state-diagram.svg)

    | from | intent | to | guard |
    |---|---|---|---|
    %s
    Every write is conditional on the version *and* the epoch that the actor read, and stores an
    audit event in the same transaction. An actor whose epoch is not the state's does nothing.
    """
        .formatted(table());
  }

  /** The rows, in the order of a run. */
  static String table() {
    return Transitions.ALL.stream()
        .map(
            row ->
                "| %s | %s | %s | %s |%n"
                    .formatted(row.from(), row.intent(), row.to(), row.guard())
                    .replace(System.lineSeparator(), "\n"))
        .collect(Collectors.joining());
  }
}
