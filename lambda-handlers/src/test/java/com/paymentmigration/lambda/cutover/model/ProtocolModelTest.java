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
  void afterAMoveARollbackBringsTheWriterBack() {
    History history = History.check(new Script(List.of(MOVE, ROLLBACK), Map.of(), Map.of()));

    assertThat(history.world.item.state.status()).isEqualTo(MigrationStatus.ROLLED_BACK);
    assertThat(history.world.item.state.writer().is(Environment.BLUE)).isTrue();
  }
}
