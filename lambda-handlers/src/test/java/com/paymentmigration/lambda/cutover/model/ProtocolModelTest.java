package com.paymentmigration.lambda.cutover.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.model.History.Script;
import com.paymentmigration.lambda.cutover.model.History.Turn;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtocolModelTest {
  private static final Turn MOVE = new Turn(0, History.TO_THE_END);
  private static final Turn ROLLBACK = new Turn(1, History.TO_THE_END);

  @Test
  void withoutFaultsTheWriterMoves() {
    History history = History.check(new Script(List.of(MOVE), Map.of(), Map.of()));

    assertThat(history.world.item.state.status()).isEqualTo(MigrationStatus.SWITCHED);
    assertThat(history.world.item.state.writer().is(Environment.GREEN)).isTrue();
  }

  @Test
  void aKilledActorsSessionThatKeepsTheLockDelaysARecoveryAndDoesNotStopIt() {
    for (int at = 1; at < Scripts.moveSteps(); at++) {
      Map<Integer, Fault> faults = Map.of(0, Fault.KILLS_LINGER, at, Fault.CRASH_BEFORE);
      History history = History.check(new Script(List.of(MOVE, ROLLBACK), faults, Map.of()));

      assertThat(history.actors).as("the rollback was enough after a crash at %d", at).hasSize(2);
      assertThat(history.world.item.state.status())
          .as("after a crash at %d", at)
          .isEqualTo(MigrationStatus.ROLLED_BACK);
    }
  }

  @Test
  void afterAMoveARollbackBringsTheWriterBack() {
    History history = History.check(new Script(List.of(MOVE, ROLLBACK), Map.of(), Map.of()));

    assertThat(history.world.item.state.status()).isEqualTo(MigrationStatus.ROLLED_BACK);
    assertThat(history.world.item.state.writer().is(Environment.BLUE)).isTrue();
  }
}
