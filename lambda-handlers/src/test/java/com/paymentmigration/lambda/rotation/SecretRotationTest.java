package com.paymentmigration.lambda.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.BoundedStatement;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretRotationTest {
  private static final DatabaseAccount BLUE_APP = DatabaseAccount.PAYMENT_APP_BLUE;
  private static final Credentials ADMIN = new Credentials("admin", "first");

  private final TestTime time = new TestTime();
  private final MemoryStateStore store = new MemoryStateStore(time.instant());
  private final MemoryVault vault = new MemoryVault();
  private final FakeServer blue = new FakeServer(Environment.BLUE, ADMIN);
  private final FakeServer green = new FakeServer(Environment.GREEN, ADMIN);
  private final SecretRotation rotation =
      new SecretRotation(
          vault,
          TestSecrets.ALL,
          new ClusterPair(blue, green),
          new RotationGate(store, () -> "UPDATE_COMPLETE", time, time),
          time,
          new BoundedStatement(new Timing(time, time), SecretRotationTest::beside));

  private static void beside(Runnable main, Runnable repeated, Duration interval) {
    repeated.run();
    main.run();
  }

  @BeforeEach
  void fourSecrets() {
    for (DatabaseAccount account : DatabaseAccount.values()) {
      vault.create(TestSecrets.ALL.of(account), new Credentials(account.username(), "first"));
    }
  }

  private String start(DatabaseAccount account) {
    return vault.startRotation(TestSecrets.ALL.of(account));
  }

  private void step(DatabaseAccount account, String token, RotationStep step) {
    rotation.perform(
        new RotationRequest(TestSecrets.ALL.of(account), token, step),
        token + step,
        Duration.ofMinutes(1));
  }

  private Credentials pending(DatabaseAccount account) {
    return vault.pending(TestSecrets.ALL.of(account));
  }

  @Test
  void createSecretMakesTheTwinsNameWithANewPassword() {
    step(BLUE_APP, start(BLUE_APP), RotationStep.CREATE_SECRET);
    assertThat(pending(BLUE_APP).username()).isEqualTo("payment_app_blue_twin");
    assertThat(pending(BLUE_APP).password()).isNotEqualTo("first");
  }

  @Test
  void createSecretKeepsAPendingCredentialBecauseADatabaseMayAcceptItAlready() {
    String token = start(BLUE_APP);
    step(BLUE_APP, token, RotationStep.CREATE_SECRET);
    Credentials first = pending(BLUE_APP);
    step(BLUE_APP, token, RotationStep.CREATE_SECRET);
    assertThat(pending(BLUE_APP)).isEqualTo(first);
  }

  @Test
  void beforeArmingBothServersAreChanged() {
    String token = start(BLUE_APP);
    step(BLUE_APP, token, RotationStep.CREATE_SECRET);
    step(BLUE_APP, token, RotationStep.SET_SECRET);
    assertThat(blue.done).contains("password payment_app_blue_twin");
    assertThat(green.done).contains("password payment_app_blue_twin");
  }

  @Test
  void afterArmingTheWriterAloneIsChangedEvenIfItIsGreen() {
    store.at(MigrationStatus.COMPLETED, RunStep.IDLE, Environment.GREEN);
    blue.channelUser = "replicator";
    String token = start(BLUE_APP);
    step(BLUE_APP, token, RotationStep.CREATE_SECRET);
    step(BLUE_APP, token, RotationStep.SET_SECRET);
    assertThat(green.done).contains("password payment_app_blue_twin");
    assertThat(blue.done).containsOnly("closed");
  }

  @Test
  void theFirstAccountOfTheSideThatIsNotTheWriterIsLocked() {
    store.at(MigrationStatus.COMPLETED, RunStep.IDLE, Environment.GREEN);
    blue.channelUser = "replicator";
    String token = start(BLUE_APP);
    step(BLUE_APP, token, RotationStep.CREATE_SECRET);
    step(BLUE_APP, token, RotationStep.SET_SECRET);
    assertThat(green.tryLogin(pending(BLUE_APP))).isEqualTo(LoginOutcome.LOCKED);
  }

  @Test
  void aLeaseLostBetweenLockAndActionStopsBeforeAnyStatement() {
    String token = start(BLUE_APP);
    step(BLUE_APP, token, RotationStep.CREATE_SECRET);
    green.whenLocked = () -> store.change(draft -> draft.newEpoch());
    assertThatThrownBy(() -> step(BLUE_APP, token, RotationStep.SET_SECRET))
        .isInstanceOf(RotationRefusedException.class);
    assertThat(blue.done).containsOnly("closed");
    assertThat(green.done).containsOnly("closed");
  }

  @Test
  void aFailedStepGivesTheLeaseBack() {
    String token = start(BLUE_APP);
    step(BLUE_APP, token, RotationStep.CREATE_SECRET);
    assertThatThrownBy(() -> step(BLUE_APP, token, RotationStep.TEST_SECRET))
        .isInstanceOf(LoginRefusedException.class);
    assertThat(store.read().rotationLease()).isEmpty();
  }

  @Test
  void aFailureNeverTellsAPassword() {
    String token = start(BLUE_APP);
    step(BLUE_APP, token, RotationStep.CREATE_SECRET);
    assertThatThrownBy(() -> step(BLUE_APP, token, RotationStep.TEST_SECRET))
        .satisfies(
            failure -> assertThat(failure.toString()).doesNotContain(pending(BLUE_APP).password()));
  }

  @Test
  void aLockedReplicatorFailsTheTestBecauseOnlyApplicationsMayBeLocked() {
    String token = start(DatabaseAccount.REPLICATOR);
    step(DatabaseAccount.REPLICATOR, token, RotationStep.CREATE_SECRET);
    step(DatabaseAccount.REPLICATOR, token, RotationStep.SET_SECRET);
    green.locks.put("replicator_twin", true);
    assertThatThrownBy(() -> step(DatabaseAccount.REPLICATOR, token, RotationStep.TEST_SECRET))
        .hasMessageContaining("replicator_twin on green: received LOCKED");
  }

  @Test
  void theWritersSessionIsKeptAliveWhileTheStandbyCatchesUp() {
    store.at(MigrationStatus.REPLICATING, RunStep.IDLE, Environment.BLUE);
    green.channelUser = "replicator";
    blue.executed = GtidSet.of(new UUID(0, 1), 1, 9);
    green.executed = blue.executed;
    green.looksBehind = 2;
    String token = start(DatabaseAccount.REPLICATOR);
    step(DatabaseAccount.REPLICATOR, token, RotationStep.CREATE_SECRET);
    step(DatabaseAccount.REPLICATOR, token, RotationStep.SET_SECRET);

    assertThat(blue.done).contains("keep alive");
    assertThat(green.done).doesNotContain("keep alive");
  }

  @Test
  void aPointedChannelKeepsTheOtherConnectionsAlive() {
    store.at(MigrationStatus.REPLICATING, RunStep.IDLE, Environment.BLUE);
    green.channelUser = "replicator";
    String token = start(DatabaseAccount.REPLICATOR);
    step(DatabaseAccount.REPLICATOR, token, RotationStep.CREATE_SECRET);
    step(DatabaseAccount.REPLICATOR, token, RotationStep.SET_SECRET);
    blue.done.clear();
    step(DatabaseAccount.REPLICATOR, token, RotationStep.FINISH_SECRET);

    assertThat(green.done).containsSequence("stop channel", "keep alive", "keep alive");
    assertThat(blue.done).contains("keep alive");
  }

  @Test
  void finishingAReplicatorPointsTheStandbysChannelFirst() {
    store.at(MigrationStatus.REPLICATING, RunStep.IDLE, Environment.BLUE);
    green.channelUser = "replicator";
    String token = start(DatabaseAccount.REPLICATOR);
    for (RotationStep step : RotationStep.values()) {
      if (step != RotationStep.TEST_SECRET) {
        step(DatabaseAccount.REPLICATOR, token, step);
      }
    }
    assertThat(green.done)
        .containsSubsequence(
            "stop channel", "channel to blue.test as replicator_twin", "start channel");
  }

  @Test
  void aConnectionLostWhileTheChannelIsStoppedIsFollowedByAnotherThatPutsTheChannelBack() {
    store.at(MigrationStatus.REPLICATING, RunStep.IDLE, Environment.BLUE);
    green.channelUser = "replicator";
    String token = start(DatabaseAccount.REPLICATOR);
    step(DatabaseAccount.REPLICATOR, token, RotationStep.CREATE_SECRET);
    green.nextStopKillsConnection = true;
    assertThatThrownBy(() -> step(DatabaseAccount.REPLICATOR, token, RotationStep.FINISH_SECRET))
        .hasMessageContaining("connection lost");
    assertThat(green.done)
        .containsSubsequence(
            "stop channel",
            "closed",
            "stop channel",
            "channel to blue.test as replicator",
            "start channel");
  }

  @Test
  void aPasswordIsNeverChangedUnderTheChannelThatUsesIt() {
    store.at(MigrationStatus.REPLICATING, RunStep.IDLE, Environment.BLUE);
    green.channelUser = "replicator_twin";
    String token = start(DatabaseAccount.REPLICATOR);
    step(DatabaseAccount.REPLICATOR, token, RotationStep.CREATE_SECRET);
    step(DatabaseAccount.REPLICATOR, token, RotationStep.SET_SECRET);
    assertThat(green.channelUser).isEqualTo("replicator");
  }

  @Test
  void aStepOfAFinishedRotationDoesNothing() {
    String token = start(DatabaseAccount.ADMIN);
    for (RotationStep step : RotationStep.values()) {
      step(DatabaseAccount.ADMIN, token, step);
    }
    int writes = store.events().size();
    blue.done.clear();
    step(DatabaseAccount.ADMIN, token, RotationStep.SET_SECRET);
    assertThat(blue.done).isEmpty();
    assertThat(store.events()).hasSize(writes);
  }

  @Test
  void theAdminsOldPasswordIsTriedFirstAndThenThePendingOne() {
    String token = start(DatabaseAccount.ADMIN);
    step(DatabaseAccount.ADMIN, token, RotationStep.CREATE_SECRET);
    green.passwords.put("admin", pending(DatabaseAccount.ADMIN).password());
    step(DatabaseAccount.ADMIN, token, RotationStep.SET_SECRET);
    assertThat(blue.tryLogin(pending(DatabaseAccount.ADMIN))).isEqualTo(LoginOutcome.OPEN);
  }

  /** An update of the stack read the secret, a rotation finished, and then the update set it. */
  @Test
  void anAdminWhomAnUpdateSetBackIsRotatedAllTheSame() {
    String first = start(DatabaseAccount.ADMIN);
    for (RotationStep step : RotationStep.values()) {
      step(DatabaseAccount.ADMIN, first, step);
    }
    blue.passwords.put("admin", "first");
    green.passwords.put("admin", "first");
    String second = start(DatabaseAccount.ADMIN);
    for (RotationStep step : RotationStep.values()) {
      step(DatabaseAccount.ADMIN, second, step);
    }
    assertThat(blue.tryLogin(vault.current(TestSecrets.ALL.of(DatabaseAccount.ADMIN))))
        .isEqualTo(LoginOutcome.OPEN);
  }

  @Test
  void anAdminWhoseSecretFitsNothingIsSaid() {
    blue.passwords.put("admin", "somebody-else");
    String token = start(BLUE_APP);
    step(BLUE_APP, token, RotationStep.CREATE_SECRET);
    assertThatThrownBy(() -> step(BLUE_APP, token, RotationStep.SET_SECRET))
        .hasMessage("login as admin on blue: received REFUSED");
  }

  @Test
  void aTokenThatIsNotPendingIsRejected() {
    assertThatThrownBy(() -> step(BLUE_APP, "unknown", RotationStep.CREATE_SECRET))
        .hasMessageContaining("ClientRequestToken: received unknown");
  }

  @Test
  void aSecretWithoutRotationIsRejected() {
    vault.disableRotation(TestSecrets.ALL.of(BLUE_APP));
    assertThatThrownBy(() -> step(BLUE_APP, start(BLUE_APP), RotationStep.CREATE_SECRET))
        .hasMessageContaining("allowed: once it is enabled");
  }

  @Test
  void aForeignSecretIsRejected() {
    RotationRequest foreign = new RotationRequest("foreign", "t", RotationStep.CREATE_SECRET);
    assertThatThrownBy(() -> rotation.perform(foreign, "h", Duration.ofMinutes(1)))
        .hasMessageContaining("SecretId: received foreign");
  }

  @Test
  void aSecretThatHoldsAnotherAccountIsRejected() {
    vault.create(TestSecrets.ALL.of(BLUE_APP), ADMIN);
    assertThatThrownBy(() -> step(BLUE_APP, start(BLUE_APP), RotationStep.CREATE_SECRET))
        .hasMessageContaining("received 'admin', allowed: payment_app_blue");
  }

  @Test
  void setSecretWithoutCreateSecretSaysWhatIsMissing() {
    assertThatThrownBy(() -> step(BLUE_APP, start(BLUE_APP), RotationStep.SET_SECRET))
        .hasMessageContaining("createSecret makes it");
  }

  @Test
  void aRefusedRotationLeavesNothingPendingThatARunWouldHaveToFear() {
    store.at(MigrationStatus.SHIFTING, RunStep.SHIFTING, Environment.BLUE);
    String token = start(BLUE_APP);
    assertThatThrownBy(() -> step(BLUE_APP, token, RotationStep.CREATE_SECRET))
        .isInstanceOf(RotationRefusedException.class);
    assertThat(vault.rotationPending(TestSecrets.ALL.of(BLUE_APP))).isFalse();
  }

  @Test
  void aRotationThatBeganAndDidNotFinishIsPending() {
    step(BLUE_APP, start(BLUE_APP), RotationStep.CREATE_SECRET);
    assertThat(vault.rotationPending(TestSecrets.ALL.of(BLUE_APP))).isTrue();
  }
}
