package com.paymentmigration.lambda.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.ReplicaStatus;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaRowTest {
  @ParameterizedTest
  @ValueSource(strings = {"replica", "slave"})
  void bothSpellingsOfTheColumnsAreRead(String prefix) {
    ReplicaStatus status = ReplicaRow.read(row(prefix, "Yes", "Yes"));
    assertThat(status.configured()).isTrue();
    assertThat(status.healthy()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Yes, RUNNING", "Connecting, CONNECTING", "No, STOPPED"})
  void theReceiversThreeStatesAreToldApart(String text, ReplicaStatus.Receiver expected) {
    assertThat(ReplicaRow.read(row("replica", text, "Yes")).receiver()).isEqualTo(expected);
  }

  @Test
  void aReceiverThatWaitsToReconnectIsNotHealthy() {
    assertThat(ReplicaRow.read(row("replica", "Connecting", "Yes")).healthy()).isFalse();
  }

  @Test
  void theErrorsOfBothThreadsAreKept() {
    Map<String, String> row = row("replica", "No", "No");
    row.put("last_io_error", "1236 purged");
    row.put("last_sql_error", "1396 exists");
    assertThat(ReplicaRow.read(row).lastError()).isEqualTo("1236 purged; 1396 exists");
  }

  private static Map<String, String> row(String prefix, String receiver, String applier) {
    Map<String, String> row = new TreeMap<>();
    row.put(prefix + "_io_running", receiver);
    row.put(prefix + "_sql_running", applier);
    return row;
  }
}
