package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.Event;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.RunListener;
import com.paymentmigration.rehearsal.record.Sample;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * A rehearsal in the terminal while it runs: a block of lines that is written over, and above it
 * what happened. Without a terminal, or with {@code NO_COLOR} set, plain lines: one for each event,
 * each change of the system and every five seconds.
 */
public final class TerminalProgress implements RunListener {
  private static final long PLAIN_EVERY_MILLIS = 5_000;

  private final PrintStream out;
  private final Terminal terminal;
  private final ProgressLines lines;
  private String name = "";
  private Gauge gauge = new Gauge();
  private int drawn;
  private long saidAt;
  private String said = "";

  /** Progress on standard output, as its terminal allows. */
  public TerminalProgress() {
    this(System.out, Terminal.detect());
  }

  TerminalProgress(PrintStream out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
    lines = new ProgressLines(terminal);
  }

  @Override
  public void scenarioStarted(String name, String description) {
    this.name = name;
    gauge = new Gauge();
    drawn = 0;
    saidAt = 0;
    said = "";
    show(List.of(terminal.plain(name + "  " + description)), Style.bold);
  }

  @Override
  public void sample(Sample sample) {
    gauge.sample(sample);
    if (terminal.live()) {
      show(List.of(), Style.reset);
    } else {
      say(sample);
    }
  }

  @Override
  public void event(Event event) {
    show(List.of(lines.event(name, event)), style(event.severity()));
  }

  @Override
  public void scenarioEnded(ScenarioRecord scenario) {
    gauge = new Gauge();
    show(Verdicts.of(scenario, terminal), scenario.passed() ? Style.fg_green : Style.fg_red);
  }

  @Override
  public void runEnded(RehearsalRun run) {
    show(Verdicts.of(run, terminal), Style.reset);
  }

  /** Without a terminal: when something changed, and now and then. */
  private void say(Sample sample) {
    String state = sample.status() + sample.step() + sample.writer() + sample.greenWeight();
    if (!state.equals(said) || sample.at() - saidAt >= PLAIN_EVERY_MILLIS) {
      show(List.of(lines.line(name, gauge)), Style.reset);
      said = state;
      saidAt = sample.at();
    }
  }

  /**
   * Writes {@code news} for good, where the block stood, and the block below it: in one go, so that
   * nothing flickers.
   */
  private void show(List<String> news, Style style) {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001b[" + drawn + "A\r\u001b[J");
    }
    news.forEach(line -> text.append(terminal.paint(line, style)).append('\n'));
    boolean block = terminal.live() && gauge.last() != null;
    List<String> below = block ? lines.block(name, gauge) : List.of();
    below.forEach(line -> text.append(line).append('\n'));
    drawn = below.size();
    out.print(text);
    out.flush();
  }

  private static Style style(String severity) {
    return switch (severity) {
      case Event.GOOD -> Style.fg_green;
      case Event.WARN -> Style.fg_yellow;
      case Event.BAD -> Style.fg_red;
      default -> Style.reset;
    };
  }
}
