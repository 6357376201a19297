package com.paymentmigration.operator.drill.play;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.operator.drill.DrillRun;

/** Input of an execution that a drill starts: who and why become audit events. */
final class DrillInput {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DrillInput() {}

  static ObjectNode of(DrillRun run) {
    return JSON.createObjectNode()
        .put("requestedBy", run.site().caller())
        .put("reason", "drill by ./migrate drill");
  }
}
