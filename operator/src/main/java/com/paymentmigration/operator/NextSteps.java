package com.paymentmigration.operator;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person should do now: words, and under them whole commands to paste, each on a line of its
 * own. What a person has to fill in is {@code WHY}.
 */
final class NextSteps {
  private static final String WHY = " --reason \"WHY\"";

  private NextSteps() {}

  /** The steps, a line each. */
  static List<String> after(Snapshot now) {
    String stack = now.options();
    if (now.approvalWanted()) {
      return List.of("answer; no answer in time rolls back:", "./migrate approve " + stack + WHY);
    }
    if (now.paused()) {
      return List.of(
          "let it go on; nobody in time rolls back:",
          "./migrate resume " + stack + WHY,
          "or go back now:",
          "./migrate rollback " + stack + WHY);
    }
    if (!now.foreign().isEmpty()) {
      return List.of(
          "docs/runbook.md#foreign-transactions; every run is refused until it is settled:",
          "./migrate validate " + stack);
    }
    if (now.rows() != null && now.rows().differs()) {
      return List.of(
          "docs/runbook.md#rows-differ; every run is refused until it is settled:",
          "./migrate strays " + stack);
    }
    return switch (now.status()) {
      case HALTED -> List.of("docs/runbook.md#halted; the reason above is its key");
      case READY ->
          List.of(
              "arm replication while both clusters are empty:",
              "./migrate start --mode replicate " + stack + WHY);
      case REPLICATING ->
          List.of(
              "load blue, then compare the data:",
              "./migrate validate " + stack,
              now.phase().equals("migrate")
                  ? "then start the run:"
                  : "deploy --parameters MigrationPhase=migrate, then start the run:",
              "./migrate start " + stack + WHY);
      case ROLLED_BACK ->
          List.of(
              "find the cause:",
              "./migrate history " + stack,
              "then start again:",
              "./migrate start " + stack + WHY);
      case COMPLETED -> completed(now);
      case SHIFTING, CUTTING_OVER, SWITCHED, ROLLING_BACK -> List.of("./migrate watch " + stack);
    };
  }

  /** What comes first is what is to do; that the way back is armed comes last. */
  private static List<String> completed(Snapshot now) {
    List<String> steps = new ArrayList<>();
    switch (now.phase()) {
      case "stabilize" ->
          steps.add(
              "wait for a full business cycle, then docs/runbook.md#retiring-the-old-side: two"
                  + " people decide");
      case "retire" -> steps.add("docs/runbook.md#retiring-the-old-side, from step 3");
      default -> {
        steps.add("compare the business figures of the first hour: docs/runbook.md#after");
        steps.add("export the audit events for the change record:");
        steps.add("./migrate history " + now.options() + " --limit 1000 --json");
        steps.add("then deploy --parameters MigrationPhase=stabilize");
      }
    }
    steps.add("the way back stays armed; it asks first:");
    steps.add("./migrate rollback " + now.options() + WHY);
    return steps;
  }
}
