package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.TransientFailureException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReassertReadOnlyTest {
  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);
  private final List<String> published = new ArrayList<>();

  private ReassertReadOnly.Outcome reassert(MigrationStatus status) {
    return new ReassertReadOnly(
            new DatabasePair(blue, green),
            FixedState.of(status, Environment.BLUE),
            (subject, message) -> published.add(subject))
        .reassert();
  }

  @BeforeEach
  void theStandbyWasRestarted() {
    green.answers.put("takeLock", true);
    green.answers.put("identity", new ServerIdentity("green-1", FixedState.NOW, false));
    green.answers.put("accountsLocked", true);
    green.answers.put("readOnly", false);
  }

  @Test
  void aRestartedStandbyIsClosedAgain() {
    assertThat(reassert(MigrationStatus.REPLICATING)).isEqualTo(ReassertReadOnly.Outcome.SET_AGAIN);
    assertThat(green.calls).contains("setReadOnly");
    assertThat(blue.calls).isEmpty();
  }

  @Test
  void aClosedStandbyIsLeftAsItIs() {
    green.answers.put("readOnly", true);

    assertThat(reassert(MigrationStatus.REPLICATING)).isEqualTo(ReassertReadOnly.Outcome.HELD);
    assertThat(green.calls).doesNotContain("setReadOnly");
  }

  @Test
  void aMovingWriterIsLeftAlone() {
    assertThat(reassert(MigrationStatus.CUTTING_OVER))
        .isEqualTo(ReassertReadOnly.Outcome.LEFT_TO_THE_RUN);
    assertThat(green.calls).isEmpty();
  }

  @Test
  void whoeverHoldsTheLockIsNotKilled() {
    green.answers.put("takeLock", false);

    assertThatThrownBy(() -> reassert(MigrationStatus.REPLICATING))
        .isInstanceOf(TransientFailureException.class);
    assertThat(green.calls).doesNotContain("killLockHolder", "setReadOnly");
  }

  @Test
  void aMissingAccountLockIsToldToOperators() {
    green.answers.put("accountsLocked", false);

    assertThat(reassert(MigrationStatus.COMPLETED)).isEqualTo(ReassertReadOnly.Outcome.SET_AGAIN);
    assertThat(published).containsExactly("Standby green: an application account is not locked");
  }
}
