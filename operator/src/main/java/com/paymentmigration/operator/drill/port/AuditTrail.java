package com.paymentmigration.operator.drill.port;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** CloudTrail's record of the last 90 days. */
public interface AuditTrail {
  /** Records of calls named {@code event} since {@code since}, newest first, 200 at most. */
  List<JsonNode> calls(String event, Instant since);
}
