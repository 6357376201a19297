package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;

/** Green's hatching: what tells it from blue without colour. */
final class Hatch {
  private static final double PITCH = 6;

  private Hatch() {}

  static void define(Markup svg, String id) {
    svg.open("defs")
        .open(
            "pattern",
            "id",
            id,
            "width",
            PITCH,
            "height",
            PITCH,
            "patternUnits",
            "userSpaceOnUse",
            "patternTransform",
            "rotate(45)")
        .leaf("line", "class", "hatch", "x1", 0.0, "y1", 0.0, "x2", 0.0, "y2", PITCH)
        .close()
        .close()
        .line();
  }
}
