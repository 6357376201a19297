package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;

/** Data of an SVG path, with one decimal: finer than a pixel, and short. */
final class PathData {
  private static final double STEPS_PER_PIXEL = 10;

  private final StringBuilder data = new StringBuilder();

  /** Begins a new piece. */
  PathData move(double x, double y) {
    return add('M', x, y);
  }

  /** A straight line; the first call begins the path. */
  PathData line(double x, double y) {
    return add(data.isEmpty() ? 'M' : 'L', x, y);
  }

  /** Closes the area. */
  PathData close() {
    data.append('Z');
    return this;
  }

  boolean isEmpty() {
    return data.isEmpty();
  }

  @Override
  public String toString() {
    return data.toString();
  }

  private PathData add(char command, double x, double y) {
    data.append(command).append(round(x)).append(' ').append(round(y));
    return this;
  }

  private static String round(double value) {
    return Markup.number(Math.round(value * STEPS_PER_PIXEL) / STEPS_PER_PIXEL);
  }
}
