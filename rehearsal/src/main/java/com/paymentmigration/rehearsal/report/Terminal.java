package com.paymentmigration.rehearsal.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/**
 * What the progress may use of the place it is written to.
 *
 * @param live whether lines may be coloured and written over; otherwise no escape sequence at all
 * @param unicode whether block characters can be written
 * @param width columns, at least 40
 */
record Terminal(boolean live, boolean unicode, int width) {
  private static final int NO_TERMINAL = 0;
  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_WIDTH = 40;
  private static final int WIDEST = 110;
  private static final char BLOCK = '\u2588';

  Terminal {
    width = Math.max(LEAST_WIDTH, Math.min(WIDEST, width));
  }

  /**
   * The terminal of this process. Live only if there is one that knows escape sequences, and {@code
   * NO_COLOR} is not set.
   */
  static Terminal detect() {
    int columns =
        Ansi.AUTO.enabled() && !"dumb".equals(System.getenv("TERM")) ? columns() : NO_TERMINAL;
    boolean live = columns != NO_TERMINAL;
    return new Terminal(
        live, Charset.defaultCharset().newEncoder().canEncode(BLOCK), live ? columns : WIDEST);
  }

  /** A bar of {@code width} characters, filled by {@code share} from the left. */
  String bar(double share, int width) {
    int filled = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
    return (unicode ? "█" : "#").repeat(filled) + (unicode ? "░" : ".").repeat(width - filled);
  }

  /** {@code text} in a colour, where that is allowed. */
  String paint(String text, Ansi.Style style) {
    return live && style != Ansi.Style.reset ? style.on() + text + Ansi.Style.reset.on() : text;
  }

  /** {@code text} in what the terminal can write, on one line, without control characters. */
  String plain(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return unicode
        ? line
        : line.replace("·", "-")
            .replace("✓", "ok")
            .replace("✗", "FAILED")
            .replace("–", "-")
            .replace("…", "...")
            .replace("≤", "<=")
            .replace('\u202f', ' ');
  }

  /** As {@link #plain}, cut to the width. */
  String line(String text) {
    String plain = plain(text);
    return plain.length() <= width ? plain : plain.substring(0, width - 1) + (unicode ? "…" : "~");
  }

  /** Width of the controlling terminal; a build server has none. */
  private static int columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      if (!stty.waitFor(1, TimeUnit.SECONDS) || !answer.matches("\\d{1,4} \\d{1,4}")) {
        return NO_TERMINAL;
      }
      int columns = Integer.parseInt(answer.substring(answer.indexOf(' ') + 1));
      return columns > 0 ? columns - 1 : USUAL_WIDTH;
    } catch (IOException e) {
      return NO_TERMINAL; // No /dev/tty to open, or no stty: plain lines are right everywhere.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NO_TERMINAL;
    }
  }
}
