package com.paymentmigration.picture;

import com.paymentmigration.lambda.domain.MigrationStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Routes the arrows: straight to the next status of the same column, beside the column to any
 * other, and through the space between the columns along one line for each end and word.
 */
final class StateEdges {
  private static final double BETWEEN_LEFT = 400;
  private static final double BETWEEN_PITCH = 44;
  private static final double BESIDE_PITCH = 44;
  private static final double PORT = 10;

  private final Sketch sketch;
  private final Map<StateEdge, Set<MigrationStatus>> edges;
  private final Map<MigrationStatus, List<String>> ports = new LinkedHashMap<>();
  private int beside;

  StateEdges(Sketch sketch, Map<StateEdge, Set<MigrationStatus>> edges) {
    this.sketch = sketch;
    this.edges = edges;
  }

  void draw() {
    List<StateEdge> between = new ArrayList<>();
    for (Map.Entry<StateEdge, Set<MigrationStatus>> edge : edges.entrySet()) {
      boolean crosses = false;
      for (MigrationStatus from : edge.getValue()) {
        if (StatePlaces.column(from) != StatePlaces.column(edge.getKey().to())) {
          crosses = true;
        } else {
          inColumn(from, edge.getKey());
        }
      }
      if (crosses) {
        between.add(edge.getKey());
      }
    }
    // Those that end highest lie farthest to the right: fewest crossings.
    between.sort(Comparator.comparingInt((StateEdge edge) -> StatePlaces.row(edge.to())));
    between.forEach(this::reserve);
    for (int i = 0; i < between.size(); i++) {
      channel(between.get(i), BETWEEN_LEFT + i * BETWEEN_PITCH);
    }
  }

  private void reserve(StateEdge edge) {
    ports.computeIfAbsent(edge.to(), key -> new ArrayList<>()).add(name(edge));
    for (MigrationStatus from : crossing(edge)) {
      ports.computeIfAbsent(from, key -> new ArrayList<>()).add(name(edge));
    }
  }

  private List<MigrationStatus> crossing(StateEdge edge) {
    return edges.get(edge).stream()
        .filter(from -> StatePlaces.column(from) != StatePlaces.column(edge.to()))
        .toList();
  }

  private static String name(StateEdge edge) {
    return edge.to() + " " + edge.intent();
  }

  /** Height at which an arrow meets the inner side of a status: each has its own. */
  private double port(MigrationStatus status, StateEdge edge) {
    List<String> all = ports.get(status);
    double step = Math.min(2 * PORT, (StatePlaces.box(status).height() - 12) / all.size());
    return StatePlaces.box(status).middleY()
        + (all.indexOf(name(edge)) - (all.size() - 1) / 2.0) * step;
  }

  private void channel(StateEdge edge, double x) {
    String style = style(edge.to());
    Box target = StatePlaces.box(edge.to());
    boolean toRight = StatePlaces.column(edge.to()) == 1;
    double end = port(edge.to(), edge);
    double inner = toRight ? target.x() : target.right();
    for (MigrationStatus from : crossing(edge)) {
      Box source = StatePlaces.box(from);
      double start = port(from, edge);
      sketch.line(style, toRight ? source.right() : source.x(), start, x, start, x, end);
    }
    sketch.arrow(style, x, end, inner, end);
    if (toRight) {
      sketch.text("small middle halo", (x + inner) / 2 + 10, end - 5, edge.intent());
    } else {
      MigrationStatus from = crossing(edge).get(0);
      double outer = StatePlaces.box(from).x();
      sketch.text("small end halo", outer - PORT, port(from, edge) - 5, edge.intent());
    }
  }

  private void inColumn(MigrationStatus from, StateEdge edge) {
    Box source = StatePlaces.box(from);
    Box target = StatePlaces.box(edge.to());
    int rows = StatePlaces.row(edge.to()) - StatePlaces.row(from);
    boolean main = StatePlaces.column(from) == 0;
    String style = style(edge.to());
    if (rows == 1 || !main) {
      double x = source.middleX() + (main ? 0 : rows > 0 ? -30 : 30);
      double start = rows > 0 ? source.bottom() : source.y();
      double end = rows > 0 ? target.y() : target.bottom();
      sketch.arrow(style, x, start, x, end);
      boolean left = !main && rows > 0;
      sketch.text(
          left ? "small end halo" : "small halo",
          left ? x - 6 : x + 6,
          (start + end) / 2 + 4,
          edge.intent());
      return;
    }
    double x = source.x() - 24 - beside++ * BESIDE_PITCH;
    sketch.arrow(
        style,
        source.x(),
        source.middleY() - PORT,
        x,
        source.middleY() - PORT,
        x,
        target.middleY() + PORT,
        target.x(),
        target.middleY() + PORT);
    sketch.text(
        "small end halo", x - 6, (source.middleY() + target.middleY()) / 2 + 4, edge.intent());
  }

  private static String style(MigrationStatus to) {
    return switch (to) {
      case ROLLING_BACK, ROLLED_BACK -> "warn";
      case HALTED -> "bad";
      default -> "";
    };
  }
}
