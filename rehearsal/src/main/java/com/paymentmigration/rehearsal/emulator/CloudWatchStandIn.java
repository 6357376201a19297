package com.paymentmigration.rehearsal.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the functions ask of CloudWatch: states of the guard alarms, and taking their metrics. The
 * emulator's own CloudWatch speaks the query protocol only, the SDK CBOR only.
 */
public final class CloudWatchStandIn implements ApiGate.StandIn {
  private static final CBORMapper CBOR = new CBORMapper();
  private static final int TAG_OF_EPOCH_SECONDS = 1;
  private static final double MILLIS = 1000;

  private final Map<String, Alarm> firing = new ConcurrentHashMap<>();
  private final Map<String, Double> metrics = new ConcurrentHashMap<>();

  private record Alarm(String reason, Instant since) {}

  /** From now on {@code alarm} fires. */
  public Instant fire(String alarm, String reason) {
    Instant now = Instant.now();
    firing.put(alarm, new Alarm(reason, now));
    return now;
  }

  /** No alarm fires any more. */
  public void calm() {
    firing.clear();
  }

  /** Latest value of each metric that functions stored. */
  public Map<String, Double> metrics() {
    return Map.copyOf(metrics);
  }

  @Override
  public byte[] answer(String operation, byte[] request) throws IOException {
    JsonNode input = CBOR.readTree(request);
    return switch (operation) {
      case "DescribeAlarms" -> alarms(input.path("AlarmNames"));
      case "PutMetricData" -> {
        input
            .path("MetricData")
            .forEach(
                datum ->
                    metrics.put(datum.path("MetricName").asText(), datum.path("Value").asDouble()));
        yield CBOR.writeValueAsBytes(CBOR.createObjectNode());
      }
      default -> throw new IOException("CloudWatch: received " + operation);
    };
  }

  private byte[] alarms(JsonNode names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CBORGenerator answer = new CBORFactory().createGenerator(out)) {
      answer.writeStartObject();
      answer.writeArrayFieldStart("MetricAlarms");
      answer.writeEndArray();
      answer.writeArrayFieldStart("CompositeAlarms");
      for (JsonNode name : names) {
        write(answer, name.asText(), firing.get(name.asText()));
      }
      answer.writeEndArray();
      answer.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void write(CBORGenerator answer, String name, Alarm alarm) throws IOException {
    answer.writeStartObject();
    answer.writeStringField("AlarmName", name);
    answer.writeStringField("StateValue", alarm == null ? "OK" : "ALARM");
    answer.writeStringField("StateReason", alarm == null ? "all is well" : alarm.reason());
    answer.writeFieldName("StateTransitionedTimestamp");
    answer.writeTag(TAG_OF_EPOCH_SECONDS);
    answer.writeNumber((alarm == null ? Instant.EPOCH : alarm.since()).toEpochMilli() / MILLIS);
    answer.writeEndObject();
  }
}
