package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SidesAtRestTest {
  private static final ReplicaStatus FOLLOWS =
      new ReplicaStatus(true, ReplicaStatus.Receiver.RUNNING, true, "");

  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);

  @BeforeEach
  void blueServesAndGreenFollows() {
    blue.answers.putAll(
        Map.of(
            "readOnly", false,
            "accountsLocked", false,
            "replicaStatus", ReplicaStatus.UNCONFIGURED));
    green.answers.putAll(
        Map.of(
            "accountsLocked", true, "replicaStatus", FOLLOWS, "applierFacts", ApplierFacts.SOUND));
  }

  private void look(MigrationStatus status) {
    new SidesAtRest(
            new DatabasePair(blue, green), FixedState.of(status, RunStep.IDLE, Environment.BLUE))
        .look();
  }

  @Test
  void sidesThatAreAsTheStateItemSaysPass() {
    assertThatCode(() -> look(MigrationStatus.COMPLETED)).doesNotThrowAnyException();
    assertThat(green.calls).contains("accountsLocked", "replicaStatus", "applierFacts");
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @CsvSource({
    "blue, readOnly, true, 'blue is the writer, and read_only is on'",
    "blue, accountsLocked, true, 'blue is the writer, and its application accounts are locked'",
    "green, accountsLocked, false, 'green is the standby, and an application account is not locked'"
  })
  void aLockOrReadOnlyThatIsNotAsTheStateItemSaysIsTold(
      String side, String what, boolean answer, String message) {
    (side.equals("blue") ? blue : green).answers.put(what, answer);

    assertThatThrownBy(() -> look(MigrationStatus.ROLLED_BACK))
        .isInstanceOf(MigrationException.class)
        .hasMessage("databases at rest: " + message);
  }

  @Test
  void aChannelThatIsNotAsTheStateItemSaysIsTold() {
    blue.answers.put("replicaStatus", FOLLOWS);
    green.answers.put("replicaStatus", ReplicaStatus.UNCONFIGURED);
    green.answers.put("applierFacts", new ApplierFacts(List.of("REPLICATE_DO_DB: x"), Map.of()));

    assertThatThrownBy(() -> look(MigrationStatus.REPLICATING))
        .hasMessageContaining("blue is the writer, and replicates from elsewhere")
        .hasMessageContaining("green is the standby, and replicates from nobody")
        .hasMessageContaining("replication filter REPLICATE_DO_DB: x");
  }

  @ParameterizedTest
  @EnumSource(
      value = MigrationStatus.class,
      names = {"READY", "SHIFTING", "CUTTING_OVER", "SWITCHED", "ROLLING_BACK", "HALTED"})
  void whileSomethingRunsNobodyIsAsked(MigrationStatus status) {
    look(status);

    assertThat(blue.calls).isEmpty();
  }

  @Test
  void aSideThatCannotBeAskedIsAnotherAlarms() {
    green.away = true;

    assertThatCode(() -> look(MigrationStatus.COMPLETED)).doesNotThrowAnyException();
  }
}
