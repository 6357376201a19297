package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.ArrayList;
import java.util.List;

/** How a scenario and a whole run ended, as lines of text. */
final class Verdicts {
  private Verdicts() {}

  /** The verdict with the figures, and each promise that was broken. */
  static List<String> of(ScenarioRecord scenario, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    lines.add((scenario.passed() ? "✓ " : "✗ ") + scenario.name() + ": " + FigureLine.of(scenario));
    scenario.checks().stream()
        .filter(check -> !check.passed())
        .forEach(check -> lines.add("    ✗ " + check.name() + ": " + check.detail()));
    return lines.stream().map(terminal::plain).toList();
  }

  /** One line for each scenario, then the figures of all. */
  static List<String> of(RehearsalRun run, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (ScenarioRecord scenario : run.scenarios()) {
      lines.add(
          (scenario.passed() ? "✓ " : "✗ ")
              + scenario.name()
              + "  "
              + Format.span(scenario.durationMillis()));
    }
    for (Goal goal : Goal.of(run)) {
      lines.add(
          "  "
              + goal.name()
              + ": "
              + goal.value()
              + (goal.bound() == null ? "" : " (goal " + goal.bound() + ")")
              + (goal.met() ? "" : " ✗"));
    }
    return lines.stream().map(terminal::plain).toList();
  }
}
