package com.paymentmigration.rehearsal.check;

import com.paymentmigration.lambda.aws.StateTableReader;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.domain.AuditChain;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.rehearsal.record.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The audit trail in the state table: complete, in order, and a way through the transitions. */
public final class Trail {
  private static final int MOST = 100_000;

  private final List<Map<String, AttributeValue>> events;
  private final List<AuditEvent> chain;

  /** Reads the trail of {@code table}. */
  public Trail(DynamoDbClient client, String table) {
    chain = new StateTableReader(client, table).events(MOST);
    events =
        client
            .queryPaginator(
                request ->
                    request
                        .tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("id = :id AND begins_with(sort, :audit)")
                        .expressionAttributeValues(
                            Map.of(
                                ":id", AttributeValue.fromS("audit"),
                                ":audit", AttributeValue.fromS("audit#"))))
            .items()
            .stream()
            .toList();
  }

  /** The promises about it. */
  public List<CheckResult> check(StateStore store) {
    MigrationState state = store.read();
    List<String> gaps = new ArrayList<>();
    List<String> breaks = new ArrayList<>();
    List<String> stale = new ArrayList<>();
    long version = 0;
    long epoch = 0;
    String status = "READY";
    for (Map<String, AttributeValue> event : byVersion()) {
      long next = Long.parseLong(event.get("version").n());
      if (next != version + 1) {
        gaps.add("after version " + version + " comes " + next);
      }
      version = next;
      long nextEpoch = Long.parseLong(event.get("epoch").n());
      if (nextEpoch < epoch) {
        stale.add("version " + version + " has epoch " + nextEpoch + " after " + epoch);
      }
      epoch = nextEpoch;
      if (!event.get("from").s().equals(status)) {
        breaks.add("version " + version + " leaves " + event.get("from").s() + ", not " + status);
      }
      status = event.get("to").s();
      if (event.get("actor").s().isBlank() || event.get("reason").s().isBlank()) {
        breaks.add("version " + version + " names no actor or no reason");
      }
    }
    return List.of(
        Promise.of(
            "the audit trail is complete",
            gaps.isEmpty() && version == state.version(),
            gaps.isEmpty()
                ? version + " events for version " + state.version()
                : String.join("; ", gaps)),
        Promise.of(
            "the audit trail is a way through the statuses, each step with who and why",
            breaks.isEmpty() && status.equals(state.status().name()),
            breaks.isEmpty() ? "ends in " + status : String.join("; ", breaks)),
        Promise.of(
            "I6: no stale actor wrote",
            stale.isEmpty(),
            stale.isEmpty() ? "epochs up to " + epoch : String.join("; ", stale)),
        chained(state));
  }

  private CheckResult chained(MigrationState state) {
    AuditChain.Proof proof = AuditChain.of(chain, state.auditHead(), state.version());
    boolean known = chain.stream().noneMatch(event -> event.caller().isEmpty());
    return Promise.of(
        "the hashes prove every audit event, and each names the function that wrote it",
        proof.holds() && known && proof.proven() == state.version(),
        proof
            .first()
            .map(broken -> broken.fault() + " version " + broken.version() + ": " + broken.why())
            .orElse(proof.proven() + " events proven, head " + proof.head()));
  }

  private List<Map<String, AttributeValue>> byVersion() {
    return events.stream()
        .sorted(
            java.util.Comparator.comparingLong(event -> Long.parseLong(event.get("version").n())))
        .toList();
  }

  /**
   * How often the writer moved, over the whole trail: forward with each opening that ends SWITCHED,
   * back with each rollback that ended well after such an opening. An opening of the side that
   * wrote before is no move.
   */
  public long moves() {
    long moves = 0;
    boolean away = false;
    for (Map<String, AttributeValue> event : byVersion()) {
      String to = event.get("to").s();
      if (to.equals("SWITCHED") && event.get("intent").s().equals("OPENED")) {
        moves++;
        away = true;
      } else if (to.equals("ROLLED_BACK") && event.get("intent").s().equals("ROLLED_BACK")) {
        moves += away ? 1 : 0;
        away = false;
      } else if (event.get("intent").s().equals("BEGIN_MIGRATE")) {
        away = false;
      }
    }
    return moves;
  }
}
