package com.paymentmigration.picture;

import java.util.ArrayList;
import java.util.List;

/** Boxes, words and arrows, for the pictures that explain the system. */
final class Sketch {
  private static final double HEAD_LENGTH = 8;
  private static final double HEAD_HALF = 4;
  private static final double LINE = 15;

  private final Markup svg = new Markup();

  Markup svg() {
    return svg;
  }

  /** A rectangle. */
  Sketch box(String style, Box box) {
    svg.leaf(
            "rect",
            "class",
            style,
            "x",
            box.x(),
            "y",
            box.y(),
            "width",
            box.width(),
            "height",
            box.height(),
            "rx",
            5)
        .line();
    return this;
  }

  /** One line of text; {@code style} may hold {@code middle} or {@code end}. */
  Sketch text(String style, double x, double y, String text) {
    svg.element("text", text, "class", style, "x", x, "y", y).line();
    return this;
  }

  /** Lines of text, one below the other, that must fit into {@code width}. */
  Sketch lines(String style, double x, double y, double width, List<String> lines) {
    double at = y;
    for (String line : lines) {
      text(style, x, at, TextWidth.fit(line, SMALL, width));
      at += LINE;
    }
    return this;
  }

  /** Words of a text, in as many lines of small text as {@code width} asks for. */
  static List<String> words(String text, double width) {
    return broken(List.of(text.split(" ", -1)), " ", "", width);
  }

  /** Names with commas, in as many lines of small text as {@code width} asks for. */
  static List<String> wrap(List<String> names, double width) {
    return broken(names, ", ", ",", width);
  }

  private static List<String> broken(
      List<String> names, String between, String atEnd, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String name : names) {
      String longer = line.isEmpty() ? name : line + between + name;
      if (TextWidth.of(longer, SMALL) > width && !line.isEmpty()) {
        lines.add(line + atEnd);
        longer = name;
      }
      line = longer;
    }
    lines.add(line);
    return lines;
  }

  /** Size of text of the style {@code small}. */
  static final double SMALL = 11;

  /** A line through {@code points}, x and y in turn, that ends in an arrow's head. */
  Sketch arrow(String style, double... points) {
    line(style, points);
    int end = points.length - 2;
    head(style, points[end - 2], points[end - 1], points[end], points[end + 1]);
    return this;
  }

  /** A line through {@code points} with a head at both ends. */
  Sketch doubleArrow(String style, double... points) {
    arrow(style, points);
    head(style, points[2], points[3], points[0], points[1]);
    return this;
  }

  /** A line through {@code points}. */
  Sketch line(String style, double... points) {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      data.append(i == 0 ? 'M' : 'L')
          .append(Markup.number(points[i]))
          .append(' ')
          .append(Markup.number(points[i + 1]));
    }
    svg.leaf("path", "class", "edge " + style, "d", data).line();
    return this;
  }

  private void head(String style, double fromX, double fromY, double x, double y) {
    double length = Math.hypot(x - fromX, y - fromY);
    double alongX = (x - fromX) / length;
    double alongY = (y - fromY) / length;
    double backX = x - alongX * HEAD_LENGTH;
    double backY = y - alongY * HEAD_LENGTH;
    String data =
        "M"
            + point(x, y)
            + "L"
            + point(backX - alongY * HEAD_HALF, backY + alongX * HEAD_HALF)
            + "L"
            + point(backX + alongY * HEAD_HALF, backY - alongX * HEAD_HALF)
            + "Z";
    svg.leaf("path", "class", "head " + style, "d", data).line();
  }

  private static String point(double x, double y) {
    return Markup.number(x) + " " + Markup.number(y);
  }
}
