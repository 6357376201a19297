package com.paymentmigration.picture;

import com.paymentmigration.lambda.domain.MigrationStatus;

/** Where each status stands: column 0 is the way forward, column 1 the way back. */
final class StatePlaces {
  private static final double TOP = 20;
  private static final double PITCH = 96;
  private static final double LEFT = 190;
  private static final double RIGHT = 690;
  private static final double WIDTH = 176;
  private static final double HEIGHT = 68;

  private StatePlaces() {}

  static int column(MigrationStatus status) {
    return switch (status) {
      case READY, REPLICATING, SHIFTING, CUTTING_OVER, SWITCHED, COMPLETED -> 0;
      case ROLLED_BACK, ROLLING_BACK, HALTED -> 1;
    };
  }

  static int row(MigrationStatus status) {
    return switch (status) {
      case READY -> 0;
      case REPLICATING, ROLLED_BACK -> 1;
      case SHIFTING -> 2;
      case CUTTING_OVER, ROLLING_BACK -> 3;
      case SWITCHED -> 4;
      case COMPLETED, HALTED -> 5;
    };
  }

  static Box box(MigrationStatus status) {
    return new Box(column(status) == 0 ? LEFT : RIGHT, TOP + row(status) * PITCH, WIDTH, HEIGHT);
  }
}
