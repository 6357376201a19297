package com.paymentmigration.operator;

import com.paymentmigration.lambda.cutover.RollbackBudget;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Writes a migration for a person; plain ASCII, because a night's terminal may be anything. */
final class Screen {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  /** Below the texts of the rows. */
  private static final String INDENT = " ".repeat(12);

  /** Below the time of a line that goes on. */
  private static final String MORE = " ".repeat(10);

  private static final String ROW = "  %-9s %s";
  private static final int BAR = 20;
  private static final int PERCENT = 100;

  private Screen() {}

  /** All about it, one thing a row, for this process's terminal. */
  static String page(Snapshot now, Instant at) {
    String page = page(now, at, Columns.present());
    return Ansi.AUTO.enabled() ? painted(page, now.status()) : page;
  }

  /** {@code page} with its status in a colour: red is what needs a person. */
  static String painted(String page, MigrationStatus status) {
    Ansi.Style colour =
        switch (status) {
          case HALTED -> Ansi.Style.fg_red;
          case SHIFTING, CUTTING_OVER, SWITCHED, ROLLING_BACK, ROLLED_BACK -> Ansi.Style.fg_yellow;
          case REPLICATING, COMPLETED -> Ansi.Style.fg_green;
          case READY -> Ansi.Style.reset;
        };
    String row = String.format(Locale.ROOT, ROW, "status", status);
    return page.replace(
        row, row.replace(status.name(), colour.on() + status + Ansi.Style.reset.on()));
  }

  /** All about it, one thing a row. */
  static String page(Snapshot now, Instant at, Columns columns) {
    List<String> rows = new ArrayList<>();
    for (String row : rows(now, at)) {
      rows.addAll(columns.lines(row, INDENT));
    }
    List<String> steps = NextSteps.after(now);
    for (int i = 0; i < steps.size(); i++) {
      List<String> lines = new Columns(columns.width() - INDENT.length()).lines(steps.get(i), "");
      for (int line = 0; line < lines.size(); line++) {
        rows.add(
            (i + line == 0 ? String.format(Locale.ROOT, ROW, "next", "") : INDENT)
                + lines.get(line));
      }
    }
    return String.join(System.lineSeparator(), rows);
  }

  private static List<String> rows(Snapshot now, Instant at) {
    List<String> lines = new ArrayList<>();
    lines.add(now.stack() + ", " + now.stackStatus() + ", phase " + now.phase());
    String since =
        now.since() == null
            ? ""
            : " since " + time(now.since()) + " (" + span(Duration.between(now.since(), at)) + ")";
    row(lines, "status", now.status() + ", step " + now.step() + since);
    row(lines, "traffic", traffic(now) + ", active " + now.active());
    row(lines, "live", now.live().text(now.greenWeight()));
    row(lines, "writer", writer(now));
    row(lines, "reason", now.reason());
    row(lines, "pause", now.pause());
    row(lines, "rows", now.rows() == null ? "" : now.rows().text());
    row(lines, "foreign", now.foreign());
    row(lines, "rotation", now.rotationLease());
    if (now.run() != null) {
      row(lines, "run", now.run().name() + " " + now.run().status() + ", at " + now.run().step());
      row(lines, "error", now.run().error());
      row(lines, "probes", now.run().running() ? probes(now.run().probes()) : "");
    }
    row(lines, "left", left(now, at));
    row(lines, "lag", now.lag() == null ? "" : now.lag().text());
    row(lines, "clock", clock(now, at));
    return lines;
  }

  /** The moving parts, in one line if it fits. */
  static String line(Snapshot now, Instant at) {
    return line(now, at, Columns.present());
  }

  static String line(Snapshot now, Instant at, Columns columns) {
    return String.join(System.lineSeparator(), columns.parts(parts(now, at), MORE));
  }

  private static List<String> parts(Snapshot now, Instant at) {
    List<String> parts = new ArrayList<>();
    parts.add(
        time(at) + " " + now.status() + (now.step().name().equals("IDLE") ? "" : "/" + now.step()));
    parts.add(traffic(now));
    if (now.live().differs()) {
      parts.add("LIVE blue " + now.live().blue() + ", green " + now.live().green());
    }
    parts.add("writer " + now.writer());
    if (now.status() == MigrationStatus.ROLLING_BACK || now.rollbackRequested()) {
      parts.add(clock(now, at));
    }
    if (!now.pause().isEmpty()) {
      parts.add("pause " + now.pause());
    }
    if (now.run() != null && now.run().running()) {
      parts.add(now.run().step());
      if (now.run().probes() != null) {
        parts.add(probes(now.run().probes()));
      }
      String left = left(now, at);
      if (!left.isEmpty()) {
        parts.add("left " + left);
      }
    }
    if (now.rows() != null) {
      parts.add("rows: " + now.rows().text());
    }
    if (now.lag() != null && now.lag().problem() == null) {
      parts.add("lag: " + now.lag().text());
    }
    return parts;
  }

  /** A duration in words. */
  static String span(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 120
        ? seconds + " s"
        : seconds < 7200
            ? seconds / 60 + " min"
            : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
  }

  /** Time of day, UTC. */
  static String time(Instant instant) {
    return TIME.format(instant) + "Z";
  }

  /** {@code share} of {@code whole} as a bar. */
  static String bar(long share, long whole) {
    int full = Math.toIntExact(Math.max(0, Math.min(BAR, BAR * share / whole)));
    return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
  }

  private static String traffic(Snapshot now) {
    return String.format(
        Locale.ROOT, "green %s %3d %%", bar(now.greenWeight(), PERCENT), now.greenWeight());
  }

  private static String writer(Snapshot now) {
    return now.writerEndpoint().isEmpty()
        ? now.writer()
        : now.writer() + ", " + now.writerEndpoint() + " as " + now.writerAccount();
  }

  private static String probes(Run.Probes probes) {
    return probes == null
        ? ""
        : "probes blue %s green %s, slowest %d ms, %s"
            .formatted(probes.blue(), probes.green(), probes.slowestMillis(), probes.reason());
  }

  /** What is left of what a forward run waits for; empty while it moves, or is paused. */
  private static String left(Snapshot now, Instant at) {
    if (now.run() == null || !now.run().running() || now.run().bound() == null) {
      return "";
    }
    Run.Bound bound = now.run().bound();
    boolean asked = bound.what().equals("approval");
    if (asked != now.approvalWanted() || now.paused() || now.run().probes() == null) {
      return "";
    }
    Duration left = Duration.between(at, bound.until());
    if (left.isNegative()) {
      return asked ? "" : "the bake waits for clean rounds";
    }
    return span(left) + (asked ? " to answer, then it rolls back" : " of this bake");
  }

  /** The rollback's clock against its budget, from the moment it was asked for. */
  private static String clock(Snapshot now, Instant at) {
    if (now.status() != MigrationStatus.ROLLING_BACK || now.run() == null) {
      return now.rollbackRequested() ? "rollback noted, obeyed before promotion" : "";
    }
    long budget = RollbackBudget.ALLOWED.toSeconds();
    long used = Duration.between(now.run().startedAt(), at).toSeconds();
    return "rollback " + bar(used, budget) + " " + used + " of " + budget + " s";
  }

  private static void row(List<String> lines, String name, String text) {
    if (!text.isBlank()) {
      lines.add(String.format(Locale.ROOT, ROW, name, text));
    }
  }
}
