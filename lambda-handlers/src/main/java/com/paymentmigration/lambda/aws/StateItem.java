package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The state item as DynamoDB holds it. Applications read {@code writer}, {@code writerEndpoint},
 * {@code writerPort}, {@code writerAccount} and {@code epoch} from it, so these names are a
 * contract ({@code docs/application-contract.md}). While nobody writes, {@code writer} is {@code
 * NONE} and the other three writer attributes are absent.
 */
final class StateItem {
  static final String VERSION = "version";
  static final String EPOCH = "epoch";

  private static final String WRITER = "writer";
  private static final String WRITER_ENDPOINT = "writerEndpoint";
  private static final String WRITER_PORT = "writerPort";
  private static final String WRITER_ACCOUNT = "writerAccount";

  private static final String RUN_STARTED_AT = "runStartedAt";
  private static final String STEP_STARTED_AT = "stepStartedAt";
  private static final String FOREIGN = "foreign";
  private static final String DIFFERING = "differing";
  private static final String FENCED_ACCOUNTS = "fencedAccounts";
  private static final String AUDIT_HEAD = "auditHead";

  private StateItem() {}

  static Map<String, AttributeValue> key() {
    return ItemKeys.of(ItemKeys.MIGRATION, "state");
  }

  static Map<String, AttributeValue> of(MigrationState state) {
    Map<String, AttributeValue> item = new TreeMap<>(key());
    item.put(VERSION, Attributes.number(state.version()));
    item.put(EPOCH, Attributes.number(state.epoch()));
    item.put("status", Attributes.text(state.status().name()));
    item.put("step", Attributes.text(state.step().name()));
    item.put("active", Attributes.text(state.active().key()));
    item.put("home", Attributes.text(state.home().key()));
    item.put("promoted", Attributes.text(state.promoted().key()));
    item.put(WRITER, Attributes.text(state.writer().key()));
    if (state.writer() instanceof Writer.Serving serving) {
      item.put(WRITER_ENDPOINT, Attributes.text(serving.endpoint()));
      item.put(WRITER_PORT, Attributes.number(serving.port()));
      item.put(WRITER_ACCOUNT, Attributes.text(serving.account()));
    }
    item.put("greenWeight", Attributes.number(state.greenWeight().percent()));
    item.put("rotationLease", Attributes.text(state.rotationLease()));
    item.put("rollbackRequested", AttributeValue.builder().bool(state.rollbackRequested()).build());
    item.put(RUN_STARTED_AT, Attributes.text(state.runStartedAt().toString()));
    item.put(STEP_STARTED_AT, Attributes.text(state.stepStartedAt().toString()));
    item.put("executionArn", Attributes.text(state.executionArn()));
    item.put("reason", Attributes.text(state.reason()));
    item.put(FOREIGN, Attributes.text(state.foreign()));
    item.put(DIFFERING, Attributes.text(state.differing()));
    item.put(FENCED_ACCOUNTS, Attributes.text(state.fencedAccounts().text()));
    item.put(AUDIT_HEAD, Attributes.text(state.auditHead()));
    return item;
  }

  static MigrationState parse(Map<String, AttributeValue> item) {
    return new MigrationState(
        Attributes.longOf(item, VERSION),
        Attributes.longOf(item, EPOCH),
        MigrationStatus.valueOf(Attributes.textOf(item, "status")),
        RunStep.valueOf(Attributes.textOf(item, "step")),
        Environment.ofKey(Attributes.textOf(item, "active")),
        Environment.ofKey(Attributes.textOf(item, "home")),
        Environment.ofKey(Attributes.textOf(item, "promoted")),
        writer(item),
        new TrafficWeight(Math.toIntExact(Attributes.longOf(item, "greenWeight"))),
        Attributes.textOf(item, "rotationLease"),
        Attributes.of(item, "rollbackRequested").bool(),
        runStartedAt(item),
        Instant.parse(Attributes.textOf(item, STEP_STARTED_AT)),
        Attributes.textOf(item, "executionArn"),
        Attributes.textOf(item, "reason"),
        later(item, FOREIGN),
        later(item, DIFFERING),
        PairedAccounts.parse(later(item, FENCED_ACCOUNTS)),
        later(item, AUDIT_HEAD));
  }

  /** An item that an older version wrote has no such attribute. */
  private static String later(Map<String, AttributeValue> item, String attribute) {
    return item.containsKey(attribute) ? Attributes.textOf(item, attribute) : "";
  }

  /** An item of a version before 2 does not have it: its run is not older than its step. */
  private static Instant runStartedAt(Map<String, AttributeValue> item) {
    String from = item.containsKey(RUN_STARTED_AT) ? RUN_STARTED_AT : STEP_STARTED_AT;
    return Instant.parse(Attributes.textOf(item, from));
  }

  private static Writer writer(Map<String, AttributeValue> item) {
    String key = Attributes.textOf(item, WRITER);
    if (key.equals(Writer.none().key())) {
      return Writer.none();
    }
    return new Writer.Serving(
        Environment.valueOf(key),
        Attributes.textOf(item, WRITER_ENDPOINT),
        Math.toIntExact(Attributes.longOf(item, WRITER_PORT)),
        Attributes.textOf(item, WRITER_ACCOUNT));
  }
}
