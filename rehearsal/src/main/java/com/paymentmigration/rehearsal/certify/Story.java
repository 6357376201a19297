package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.rehearsal.time.Ticker;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/** Certification in the terminal, 80 columns wide: what is played, what was found, the verdict. */
public final class Story {
  private static final int WIDTH = 80;
  private static final int PROMISE_INDENT = 4;
  private static final int EVIDENCE_INDENT = 6;
  private static final int HANGING = 2;
  private static final long LOOK_MILLIS = 500;

  /** A beat comes half a second late at most. */
  private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(4_400);

  private static final double MILLIS = 1000;

  private final PrintStream out;
  private final boolean colours;
  private final boolean unicode;
  private final long began = System.nanoTime();
  private volatile long saidAt = began;
  private volatile String doing = "";

  /** On standard output, in colour where its terminal has it. */
  public Story() {
    this(
        System.out, Ansi.AUTO.enabled(), Charset.defaultCharset().newEncoder().canEncode('\u2713'));
  }

  Story(PrintStream out, boolean colours, boolean unicode) {
    this.out = out;
    this.colours = colours;
    this.unicode = unicode;
  }

  static String machine() {
    return "%d cores, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }

  /** Does {@code work}, and says every five seconds of silence what is under way. */
  <T> T whileBeating(Callable<T> work) throws Exception {
    Ticker heartbeat = new Ticker("heartbeat", LOOK_MILLIS, this::beat);
    try {
      return work.call();
    } finally {
      heartbeat.close();
    }
  }

  private void beat() {
    if (System.nanoTime() - saidAt > SILENCE_NANOS) {
      say("still " + doing);
    }
  }

  void trial(String name, String title) {
    doing = name;
    print(0, name + ": " + title, "@|bold ", "|@");
  }

  /** A line of progress. */
  void tell(String what) {
    doing = what;
    say(what);
  }

  private void say(String what) {
    String at = String.format(Locale.ROOT, "%.0f s", (System.nanoTime() - began) / 1e9);
    print(2, at + "  " + what, "@|faint ", "|@");
  }

  void found(Finding finding) {
    print(2, sign(finding.verdict()) + " " + finding.promise(), colour(finding.verdict()), "|@");
    print(EVIDENCE_INDENT, finding.evidence(), "", "");
  }

  /** The verdict, rule by rule; of a rule that is broken what was broken, with the evidence. */
  public void verdict(Certificate certificate) {
    out.println();
    for (Rule rule : Rule.values()) {
      Verdict verdict = certificate.verdict(rule);
      print(
          0,
          sign(verdict)
              + " rule "
              + rule.number()
              + ", "
              + rule.title()
              + ": "
              + counts(certificate, rule),
          colour(verdict),
          "|@");
      certificate.of(rule).stream()
          .filter(finding -> finding.verdict() == Verdict.BROKEN)
          .forEach(
              finding -> {
                print(PROMISE_INDENT, finding.promise(), "", "");
                print(EVIDENCE_INDENT, finding.trial() + ": " + finding.evidence(), "", "");
              });
    }
    print(
        0,
        certificate.headline()
            + String.format(Locale.ROOT, " (%.0f s)", certificate.durationMillis() / MILLIS),
        certificate.passed() ? "@|bold,green " : "@|bold,red ",
        "|@");
  }

  private static String counts(Certificate certificate, Rule rule) {
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count =
          certificate.of(rule).stream().filter(finding -> finding.verdict() == verdict).count();
      if (count > 0) {
        parts.add(count + " " + verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      }
    }
    return parts.isEmpty() ? "not played" : String.join(", ", parts);
  }

  private String sign(Verdict verdict) {
    if (unicode) {
      return verdict.sign();
    }
    return switch (verdict) {
      case KEPT -> "ok";
      case BROKEN -> "BROKEN";
      case NOT_SHOWN -> "-";
    };
  }

  private static String colour(Verdict verdict) {
    return switch (verdict) {
      case KEPT -> "@|green ";
      case BROKEN -> "@|bold,red ";
      case NOT_SHOWN -> "@|yellow ";
    };
  }

  private synchronized void print(int indent, String text, String before, String after) {
    saidAt = System.nanoTime();
    List<String> lines = wrapped(plain(text), WIDTH - indent - HANGING);
    for (int i = 0; i < lines.size(); i++) {
      String line = (i == 0 ? "" : " ".repeat(HANGING)) + lines.get(i);
      String shown =
          colours && !before.isEmpty() && !line.contains("|@")
              ? Ansi.ON.string(before + line + after)
              : line;
      out.println(" ".repeat(indent) + shown);
    }
    out.flush();
  }

  private String plain(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return unicode ? line : line.replace("…", "...").replace("–", "-");
  }

  /** Lines of at most {@code width} characters, broken between words. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
