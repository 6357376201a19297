package com.paymentmigration.lambda.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders the transition table as the text of {@code docs/state-diagram.md}. */
public final class StateDiagram {
  private StateDiagram() {}

  /** The document: a Mermaid state diagram and the table with its guards. */
  public static String document() {
    return """
        # State diagram

        Generated from `domain.Transitions`; a test fails when this file and the code differ.
        Rotation leases, which change no status, are left out of the picture.

        ```mermaid
        %s```

        | from | intent | to | guard |
        |---|---|---|---|
        %s
        Every write is conditional on the version *and* the epoch that the actor read, and stores an
        audit event in the same transaction. An actor whose epoch is not the state's does nothing.
        """
        .formatted(mermaid(), table());
  }

  /** The picture: one edge a pair of statuses, labelled with its intents. */
  public static String mermaid() {
    Map<String, String> edges = new LinkedHashMap<>();
    Transitions.ALL.stream()
        .filter(row -> !isLease(row.intent()))
        .forEach(
            row ->
                edges.merge(
                    row.from() + " --> " + row.to(),
                    row.intent().name(),
                    (all, next) -> all.contains(next) ? all : all + ", " + next));
    StringBuilder text = new StringBuilder("stateDiagram-v2\n    [*] --> READY\n");
    edges.forEach(
        (edge, label) -> text.append("    ").append(edge).append(" : ").append(label).append('\n'));
    return text.toString();
  }

  private static boolean isLease(Intent intent) {
    return intent == Intent.TAKE_ROTATION_LEASE || intent == Intent.RELEASE_ROTATION_LEASE;
  }

  private static String table() {
    return Transitions.ALL.stream()
        .map(
            row ->
                "| %s | %s | %s | %s |%n"
                    .formatted(row.from(), row.intent(), row.to(), row.guard())
                    .replace(System.lineSeparator(), "\n"))
        .collect(Collectors.joining());
  }
}
