package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReassertReadOnlyTest {
  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);
  private final List<String> published = new ArrayList<>();

  private ReassertReadOnly at(MigrationStatus status) {
    return new ReassertReadOnly(
        new DatabasePair(blue, green),
        FixedState.of(status, Environment.BLUE),
        (subject, message) -> published.add(subject));
  }

  private ReassertReadOnly.Outcome reassert(MigrationStatus status) {
    return at(status).reassert();
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
    assertThat(green.calls).doesNotContain("takeLock", "setReadOnly");
  }

  @ParameterizedTest
  @EnumSource(
      value = MigrationStatus.class,
      names = {"CUTTING_OVER", "ROLLING_BACK"})
  void aMovingWriterIsLeftAlone(MigrationStatus moving) {
    assertThat(reassert(moving)).isEqualTo(ReassertReadOnly.Outcome.LEFT_TO_THE_RUN);
    assertThat(at(moving).tick()).isEqualTo(ReassertReadOnly.Outcome.LEFT_TO_THE_RUN);
    assertThat(green.calls).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = MigrationStatus.class,
      names = {"REPLICATING", "SHIFTING", "SWITCHED", "COMPLETED", "ROLLED_BACK", "HALTED"})
  void inEveryStatusInWhichNothingMovesTheStandbyIsClosed(MigrationStatus resting) {
    assertThat(at(resting).tick()).isEqualTo(ReassertReadOnly.Outcome.SET_AGAIN);
    assertThat(blue.calls).isEmpty();
  }

  @Test
  void beforeReplicationIsArmedNothingIsFencedAndNobodyIsMailed() {
    green.answers.put("accountsLocked", false);

    assertThat(reassert(MigrationStatus.READY)).isEqualTo(ReassertReadOnly.Outcome.NOT_FENCED);
    assertThat(green.calls).isEmpty();
    assertThat(published).isEmpty();
  }

  @Test
  void whoeverHoldsTheLockOfAClosedStandbyIsNotKilledAndTheNextTickTriesAgain() {
    green.answers.put("takeLock", false);
    green.answers.put("lockHolder", "connection 7 of admin: Sleep for 60 s");
    green.answers.put("accountsLocked", false);
    green.answers.put("readOnly", true);

    assertThat(reassert(MigrationStatus.REPLICATING)).isEqualTo(ReassertReadOnly.Outcome.LATER);
    assertThat(green.calls).doesNotContain("killLockHolder", "setReadOnly");
  }

  @Test
  void aLockThatWasGivenBackMeanwhileIsTriedAgainByTheNextTick() {
    green.answers.put("takeLock", false);
    green.answers.put("lockHolder", "");

    assertThat(at(MigrationStatus.COMPLETED).tick()).isEqualTo(ReassertReadOnly.Outcome.LATER);
  }

  @Test
  void anOpenStandbyWhoseLockIsHeldIsAFailureThatNamesTheHolder() {
    green.answers.put("takeLock", false);
    green.answers.put("lockHolder", "connection 7 of admin: Sleep for 60 s");

    assertThatThrownBy(() -> at(MigrationStatus.COMPLETED).tick())
        .isExactlyInstanceOf(MigrationException.class)
        .hasMessage(
            "green: read_only is off on the standby, and the lock is held by connection 7 of admin:"
                + " Sleep for 60 s");
    assertThat(green.calls).doesNotContain("killLockHolder", "setReadOnly");
  }

  @Test
  void aStandbyThatIsStillDownIsTriedAgainByTheNextTick() {
    green.away = true;

    assertThat(reassert(MigrationStatus.REPLICATING)).isEqualTo(ReassertReadOnly.Outcome.LATER);
  }

  @Test
  void anEndpointThatStillLeadsToAReaderIsTriedAgainByTheNextTick() {
    green.answers.put("identity", new ServerIdentity("green-2", FixedState.NOW, true));

    assertThat(at(MigrationStatus.SHIFTING).tick()).isEqualTo(ReassertReadOnly.Outcome.LATER);
    assertThat(green.calls).doesNotContain("takeLock", "setReadOnly");
  }

  @Test
  void aTickOverAClosedStandbyTakesNoLockAndMailsNothing() {
    green.answers.put("readOnly", true);
    green.answers.put("accountsLocked", false);

    assertThat(at(MigrationStatus.SWITCHED).tick()).isEqualTo(ReassertReadOnly.Outcome.HELD);
    assertThat(green.calls).doesNotContain("takeLock");
    assertThat(published).isEmpty();
  }

  @Test
  void aMissingAccountLockIsToldToOperators() {
    green.answers.put("accountsLocked", false);

    assertThat(reassert(MigrationStatus.COMPLETED)).isEqualTo(ReassertReadOnly.Outcome.SET_AGAIN);
    assertThat(published).containsExactly("Standby green: an application account is not locked");
  }
}
