package com.paymentmigration.rehearsal.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.rehearsal.emulator.ApiGate;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Which calls read the state item, and how; while it is unreadable they are answered by an error.
 */
public final class StateReads implements ApiGate.Disturbance, Consumer<ApiGate.Call> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> READS = Set.of("GetItem", "Query", "Scan", "BatchGetItem");
  private static final int ERROR = 500;
  private static final String UNREADABLE =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\","
          + "\"message\":\"the rehearsal makes the state item unreadable\"}";

  private final String accessKey;
  private final String table;
  private final Queue<Read> reads = new ConcurrentLinkedQueue<>();
  private volatile boolean unreadable;

  /**
   * One read.
   *
   * @param nanos {@code System.nanoTime()} of it
   * @param consistent whether it asked for a consistent read
   */
  public record Read(long nanos, boolean consistent) {}

  /** Reads of {@code table} by the caller that signs with {@code accessKey}. */
  public StateReads(String accessKey, String table) {
    this.accessKey = accessKey;
    this.table = table;
  }

  /** From now on the item can, or cannot, be read by the application. */
  public void unreadable(boolean now) {
    unreadable = now;
  }

  /** Reads since then. */
  public List<Read> since(long nanos) {
    return reads.stream().filter(read -> read.nanos() - nanos >= 0).toList();
  }

  @Override
  public void accept(ApiGate.Call call) {
    if (ofTheItem(call)) {
      reads.add(new Read(System.nanoTime(), consistent(call.body())));
    }
  }

  @Override
  public ApiGate.Answer before(ApiGate.Call call) {
    return unreadable && ofTheItem(call) ? new ApiGate.Answer(ERROR, UNREADABLE) : null;
  }

  private boolean ofTheItem(ApiGate.Call call) {
    return call.accessKey().equals(accessKey)
        && READS.contains(call.action())
        && call.body().contains(table);
  }

  private static boolean consistent(String body) {
    try {
      JsonNode request = JSON.readTree(body);
      return request.findPath("ConsistentRead").asBoolean();
    } catch (IOException noJson) {
      return false;
    }
  }
}
