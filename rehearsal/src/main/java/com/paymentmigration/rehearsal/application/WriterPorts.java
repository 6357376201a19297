package com.paymentmigration.rehearsal.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.rehearsal.calls.RecordedCall;
import com.paymentmigration.rehearsal.emulator.ApiGate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the application reads of the state item names the relays' ports instead of the servers'. */
final class WriterPorts implements ApiGate.Rewriting {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String table;
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();

  WriterPorts(String table) {
    this.table = table;
  }

  void put(String address, int port) {
    ports.put(address, port);
  }

  @Override
  public byte[] rewrite(ApiGate.Call call, byte[] answer) {
    if (!call.accessKey().equals(RecordedCall.APPLICATION) || !call.body().contains(table)) {
      return answer;
    }
    try {
      JsonNode json = JSON.readTree(answer);
      for (JsonNode item : json.findParents("writerEndpoint")) {
        Integer port = ports.get(item.path("writerEndpoint").path("S").asText());
        if (port != null) {
          ((ObjectNode) item).putObject("writerPort").put("N", String.valueOf(port));
        }
      }
      return json.toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException noJson) {
      return answer;
    }
  }
}
