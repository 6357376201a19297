package com.paymentmigration.lambda.cutover.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.model.History.Script;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The model can fail: each rule that is left out breaks an invariant. */
class MutationsTest {
  /** Plays until the mutation breaks something that the protocol itself does not. */
  private static String caught(Supplier<Mutation> mutation, Consumer<Consumer<Script>> family) {
    String[] found = new String[1];
    family.accept(
        script -> {
          if (found[0] != null) {
            return;
          }
          try {
            History.run(script, mutation.get(), false);
          } catch (Violation broken) {
            History.check(script);
            found[0] = broken.getMessage();
          }
        });
    return found[0] == null ? "not caught" : found[0];
  }

  @Test
  void noAccountLockIsCaught() {
    assertThat(caught(Mutations.NoAccountLock::new, Scripts::oneFault)).startsWith("I1");
  }

  @Test
  void noKillLoopIsCaughtBecauseTheWriterNeverMoves() {
    History history =
        History.run(
            new Script(List.of(Scripts.MOVE), Map.of(), Map.of()),
            new Mutations.NoKillLoop(),
            false);

    assertThat(history.world.item.state.status()).isEqualTo(MigrationStatus.ROLLED_BACK);
  }

  @Test
  void noMigrationLockIsCaught() {
    assertThat(caught(Mutations.NoMigrationLock::new, Scripts::frozen)).startsWith("I");
  }

  @Test
  void noRereadOfTheEpochIsCaught() {
    assertThat(caught(Mutations.NoRereadOfTheEpoch::new, Scripts::zombies)).startsWith("I6");
  }

  @Test
  void supersetInsteadOfEqualityIsCaught() {
    assertThat(caught(Mutations.SupersetInsteadOfEquality::new, Scripts::oneFault))
        .startsWith("I2");
  }

  @Test
  void strangersThatAreBelievedAreCaught() {
    assertThat(caught(Mutations.StrangersBelieved::new, Scripts::oneFault)).startsWith("I2");
  }

  @Test
  void noGuardBesideAccountStatementsIsCaught() {
    assertThat(caught(Mutations.NoGuardBesideAccountStatements::new, Scripts::oneFault))
        .startsWith("I3: an account statement waits for ever");
  }

  @Test
  void aGuardThatEndsItsOwnStatementsSessionIsCaughtBecauseTheMoveIsGivenUp() {
    Script script = new Script(List.of(Scripts.MOVE), Map.of(), Map.of());

    assertThat(History.check(script).world.item.state.status())
        .isNotEqualTo(MigrationStatus.ROLLED_BACK);
    assertThat(
            History.run(script, new Mutations.NobodySparedByTheGuard(), false)
                .world
                .item
                .state
                .status())
        .isEqualTo(MigrationStatus.ROLLED_BACK);
  }

  @Test
  void aGuardThatBelievesOneLookIsCaughtBecauseTheMoveIsGivenUp() {
    Script script = new Script(List.of(Scripts.MOVE), Map.of(0, Fault.PASSERS_BY), Map.of());

    assertThat(History.check(script).world.item.state.status())
        .isNotEqualTo(MigrationStatus.ROLLED_BACK);
    assertThat(History.run(script, new Mutations.OneLook(), false).world.item.state.status())
        .isEqualTo(MigrationStatus.ROLLED_BACK);
  }

  @Test
  void anAccountStatementThatIsNeverCancelledIsCaught() {
    assertThat(caught(Mutations.NoCancellation::new, Scripts::oneFault))
        .startsWith("I3: an account statement waits for ever");
  }

  @Test
  void aChannelThatIsNeverRebuiltIsCaughtBecauseTheWriterDoesNotComeBack() {
    Map<Integer, Fault> broken = Map.of(0, Fault.CHANNEL_BROKEN_BLUE);
    Script script = new Script(List.of(Scripts.MOVE, Scripts.ROLLBACK), Map.of(), broken);

    assertThat(History.check(script).world.item.state.status())
        .isEqualTo(MigrationStatus.ROLLED_BACK);
    assertThat(History.run(script, new Mutations.NoReset(), false).world.item.state.status())
        .isEqualTo(MigrationStatus.HALTED);
  }

  @Test
  void openingBeforeTheRecordedIntentIsCaught() {
    assertThat(caught(Mutations.OpeningBeforeTheIntent::new, Scripts::faultless)).startsWith("I1");
  }

  @Test
  void noDeduplicationIsCaught() {
    assertThat(caught(Mutations.NoDeduplication::new, Scripts::twoRollbacks)).startsWith("I6");
  }

  @Test
  void aWayBackThatIsNotProvenIsCaught() {
    assertThat(caught(Mutations.WayBackNotProven::new, Scripts::oneFault)).startsWith("I3");
  }
}
