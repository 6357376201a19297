package com.paymentmigration.picture;

/**
 * A rectangle.
 *
 * @param x left edge
 * @param y upper edge
 * @param width width
 * @param height height
 */
record Box(double x, double y, double width, double height) {

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  double middleX() {
    return x + width / 2;
  }

  double middleY() {
    return y + height / 2;
  }
}
