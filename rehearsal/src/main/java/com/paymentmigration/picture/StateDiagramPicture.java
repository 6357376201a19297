package com.paymentmigration.picture;

import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.Transition;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The transition table as a picture: the way forward from top to bottom, the way back on the right.
 * What changes no status stands inside the status; leases of the rotation are left out.
 */
final class StateDiagramPicture {
  static final double WIDTH = 920;
  private static final double HEIGHT = 620;
  private static final double LINE = 14;

  /**
   * What is no step of a run: leases of the rotation, and looks at foreign transactions and rows.
   */
  private static final Set<Intent> BESIDE_THE_RUN =
      EnumSet.of(
          Intent.TAKE_ROTATION_LEASE,
          Intent.RELEASE_ROTATION_LEASE,
          Intent.FOREIGN_FOUND,
          Intent.FOREIGN_GONE,
          Intent.ROWS_DIFFER,
          Intent.ROWS_PROVEN,
          Intent.ABSORB);

  private final List<Transition> table;
  private final Sketch sketch = new Sketch();

  private StateDiagramPicture(List<Transition> table) {
    this.table = table.stream().filter(row -> !isBesideTheRun(row.intent())).toList();
  }

  /** The picture of a table. */
  static Picture of(List<Transition> table) {
    return new StateDiagramPicture(table).draw();
  }

  private Picture draw() {
    new StateEdges(sketch, edges()).draw();
    for (MigrationStatus status : MigrationStatus.values()) {
      node(status);
    }
    legend();
    return new Picture(
        WIDTH,
        HEIGHT,
        "States of a migration and what leads from one to another",
        words(),
        sketch.svg());
  }

  /** Arrows by target and intents, with the statuses they come from. */
  private Map<StateEdge, Set<MigrationStatus>> edges() {
    Map<StateEdge, Set<MigrationStatus>> edges = new LinkedHashMap<>();
    for (Transition row : table) {
      if (row.from() != row.to()) {
        edges
            .computeIfAbsent(
                new StateEdge(row.to(), word(row.intent())), edge -> new LinkedHashSet<>())
            .add(row.from());
      }
    }
    return edges;
  }

  private void node(MigrationStatus status) {
    Box box = StatePlaces.box(status);
    sketch.box(style(status), box);
    List<String> stays =
        table.stream()
            .filter(row -> row.from() == status && row.to() == status)
            .map(row -> word(row.intent()))
            .toList();
    List<String> lines = stays.isEmpty() ? List.of() : Sketch.wrap(stays, box.width() - 16);
    double y = box.middleY() - lines.size() * LINE / 2 + 4;
    sketch.text("strong middle", box.middleX(), y, status.name());
    for (String line : lines) {
      y += LINE;
      sketch.text("small middle", box.middleX(), y, line);
    }
  }

  private static String style(MigrationStatus status) {
    return switch (status) {
      case READY, REPLICATING -> "card";
      case SHIFTING, SWITCHED -> "accent";
      case CUTTING_OVER, ROLLING_BACK -> "warn";
      case COMPLETED -> "green";
      case ROLLED_BACK -> "blue";
      case HALTED -> "bad";
    };
  }

  private void legend() {
    List<String> rest =
        List.of(MigrationStatus.values()).stream()
            .filter(MigrationStatus::atRest)
            .map(MigrationStatus::name)
            .toList();
    sketch.text(
        "soft small",
        16,
        HEIGHT - 30,
        "Capitals: statuses. Words: intents; those inside a status change it not. At rest: "
            + String.join(", ", rest)
            + ".");
    sketch.text(
        "soft small", 16, HEIGHT - 14, "Guards of every row: the table in docs/state-diagram.md.");
  }

  private String words() {
    return table.stream()
        .filter(row -> row.from() != row.to())
        .map(row -> row.from() + " to " + row.to() + " by " + word(row.intent()))
        .distinct()
        .collect(Collectors.joining("; ", "From ", "."));
  }

  private static String word(Intent intent) {
    return intent.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static boolean isBesideTheRun(Intent intent) {
    return BESIDE_THE_RUN.contains(intent);
  }
}
