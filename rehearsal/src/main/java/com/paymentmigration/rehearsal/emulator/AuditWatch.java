package com.paymentmigration.rehearsal.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Sees each change of the state item at the moment it is written, with its audit event. */
public final class AuditWatch implements ApiGate.Disturbance {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private final List<Change> changes = new CopyOnWriteArrayList<>();

  /**
   * A change that was written.
   *
   * @param intent what was done, such as {@code FENCE}
   * @param to status after it
   * @param epoch epoch after it
   * @param reason why
   * @param nanos {@code System.nanoTime()} when it was seen
   */
  public record Change(String intent, String to, long epoch, String reason, long nanos) {}

  /** Calls {@code listener} at each change, before its author learns that it is written. */
  public Runnable listen(Consumer<Change> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Changes since {@code nanos}, in order. */
  public List<Change> since(long nanos) {
    return changes.stream().filter(change -> change.nanos() >= nanos).toList();
  }

  @Override
  public void after(ApiGate.Call call, int status) {
    if (status == OK && call.action().equals("TransactWriteItems")) {
      for (JsonNode item : read(call.body()).path("TransactItems")) {
        JsonNode put = item.at("/Put/Item");
        if (put.has("intent")) {
          Change change =
              new Change(
                  put.at("/intent/S").asText(),
                  put.at("/to/S").asText(),
                  put.at("/epoch/N").asLong(),
                  put.at("/reason/S").asText(),
                  System.nanoTime());
          changes.add(change);
          listeners.forEach(listener -> listener.accept(change));
        }
      }
    }
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException failure) {
      throw new UncheckedIOException("no JSON: " + body, failure);
    }
  }
}
