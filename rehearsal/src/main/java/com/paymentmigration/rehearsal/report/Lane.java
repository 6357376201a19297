package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.Event;

/** Names of the events' lanes, for people. */
final class Lane {
  private Lane() {}

  static String label(String lane) {
    return switch (lane) {
      case Event.LANE_FAULT -> "Fault injected";
      case Event.LANE_OPERATOR -> "Operator";
      case Event.LANE_WORKFLOW -> "Workflow";
      case Event.LANE_TRAFFIC -> "Weights set";
      case Event.LANE_WRITER -> "Writer moved";
      case Event.LANE_CHECK -> "Check";
      default -> lane;
    };
  }
}
