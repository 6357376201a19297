package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.Event;
import com.paymentmigration.rehearsal.record.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi.Style;

/** The state of a scenario as lines of text. */
final class ProgressLines {
  private static final int BAR = 24;
  private static final int ROOM_BESIDE_BAR = 32;
  private static final String WEIGHTS = "  weights  blue ";
  private static final int SHORT_BAR = 10;

  private final Terminal terminal;

  ProgressLines(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Lines that are written over with every sample; each fits into the width. */
  List<String> block(String name, Gauge gauge) {
    Sample now = gauge.last();
    List<String> lines = new ArrayList<>();
    lines.add(name + "  " + Format.moment(now.at()));
    lines.add("  status   " + now.status() + " · step " + now.step());
    lines.add(WEIGHTS);
    lines.add(
        "  load     "
            + Format.rate(gauge.rate())
            + " requests/s · "
            + gauge.errors()
            + " errors/s ("
            + Format.count(gauge.errorsInAll())
            + " in all) · p99 "
            + Format.latency(gauge.p99Millis()));
    lines.add("  writer   " + now.writer() + " · lag " + Format.lag(now.replicaLagSeconds()));
    lines.add("  budget   " + budget(gauge.clock()));
    return lines.stream()
        .map(line -> line.equals(WEIGHTS) ? weights(now) : terminal.line(line))
        .toList();
  }

  /** Always within the width, so that the colours need not be cut. */
  private String weights(Sample now) {
    int width = Math.min(BAR, terminal.width() - ROOM_BESIDE_BAR);
    String bar = terminal.bar(now.blueWeight() / 100.0, width);
    int blue = (int) Math.round(now.blueWeight() / 100.0 * width);
    return String.format(
        Locale.ROOT,
        "%s%3d %s%s %3d green",
        WEIGHTS,
        now.blueWeight(),
        terminal.paint(bar.substring(0, blue), Style.fg_blue),
        terminal.paint(bar.substring(blue), Style.fg_green),
        now.greenWeight());
  }

  /** The same on one line. */
  String line(String name, Gauge gauge) {
    Sample now = gauge.last();
    return terminal.plain(
        prefix(name, now.at())
            + now.status()
            + "/"
            + now.step()
            + "  blue "
            + now.blueWeight()
            + " ["
            + terminal.bar(now.blueWeight() / 100.0, SHORT_BAR)
            + "] "
            + now.greenWeight()
            + " green  "
            + Format.rate(gauge.rate())
            + " req/s  "
            + gauge.errorsInAll()
            + " errors  p99 "
            + Format.latency(gauge.p99Millis())
            + "  lag "
            + Format.lag(now.replicaLagSeconds())
            + "  writer "
            + now.writer()
            + (gauge.clock().begun() ? "  rollback " + clock(gauge.clock()) : ""));
  }

  /** An event. */
  String event(String name, Event event) {
    String word = event.severity().equals(Event.INFO) ? "" : Marker.word(event.severity()) + ": ";
    String took = event.until() == null ? "" : " (" + Format.span(event.until() - event.at()) + ")";
    return terminal.plain(
        prefix(name, event.at()) + event.lane() + ": " + word + event.text() + took);
  }

  private static String prefix(String name, long at) {
    return String.format(Locale.ROOT, "%s %8s  ", name, Format.moment(at));
  }

  private String budget(RollbackClock clock) {
    return clock.begun()
        ? "rollback " + clock(clock) + " " + terminal.bar(clock.share(), BAR)
        : "300 s for a rollback, none begun";
  }

  private static String clock(RollbackClock clock) {
    return (clock.running() ? "" : "over after ") + Format.span(clock.millis()) + " of 300 s";
  }
}
