package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.rehearsal.record.RehearsalRun;

/** The run's figures, each beside its goal. */
final class GoalTiles {
  private GoalTiles() {}

  static void write(Markup html, RehearsalRun run) {
    html.open("section", "aria-label", "Figures of the whole run").open("dl", "class", "tiles");
    for (Goal goal : Goal.of(run)) {
      html.open("div", "class", goal.met() ? "tile" : "tile missed");
      html.element("dt", goal.name()).element("dd", goal.value(), "class", "value");
      if (goal.bound() != null) {
        html.element(
            "dd", word(goal) + goal.bound(), "class", goal.met() ? "goal" : "goal bad-text");
      }
      html.close();
    }
    html.close().close().line();
  }

  private static String word(Goal goal) {
    if (!goal.judged()) {
      return "did not happen; goal ";
    }
    return goal.met() ? "✓ goal " : "✗ misses goal ";
  }
}
