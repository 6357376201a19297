package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.ReplicaStatus;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a row of SHOW REPLICA STATUS, or of its predecessor before MySQL 8.0.22. */
final class ReplicaRow {
  private ReplicaRow() {}

  /**
   * Reads {@code row}.
   *
   * @param row values by lower-case column name
   */
  static ReplicaStatus read(Map<String, String> row) {
    String errors =
        Stream.of("last_io_error", "last_sql_error")
            .map(column -> row.getOrDefault(column, ""))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    return new ReplicaStatus(
        true,
        receiver(column(row, "io_running")),
        "Yes".equals(column(row, "sql_running")),
        errors);
  }

  private static ReplicaStatus.Receiver receiver(String text) {
    return switch (text) {
      case "Yes" -> ReplicaStatus.Receiver.RUNNING;
      case "Connecting" -> ReplicaStatus.Receiver.CONNECTING;
      default -> ReplicaStatus.Receiver.STOPPED;
    };
  }

  private static String column(Map<String, String> row, String name) {
    return Optional.ofNullable(row.get("replica_" + name))
        .orElseGet(() -> row.getOrDefault("slave_" + name, ""));
  }
}
