package com.paymentmigration.lambda.cutover.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.model.History.Script;
import com.paymentmigration.lambda.cutover.model.History.Turn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExhaustiveHistoriesTest {
  private static final Turn MOVE = new Turn(0, History.TO_THE_END);
  private static final Turn ROLLBACK = new Turn(1, History.TO_THE_END);

  @Test
  void oneFaultAnywhereInAMove() {
    int histories = 0;
    int steps = History.check(new Script(List.of(MOVE), Map.of(), Map.of())).actors.get(0).steps;
    for (int at = 0; at < steps; at++) {
      for (Fault fault : Fault.values()) {
        History.check(new Script(List.of(MOVE), Map.of(at, fault), Map.of()));
        History.check(new Script(List.of(MOVE, ROLLBACK), Map.of(at, fault), Map.of()));
        History.check(new Script(List.of(new Turn(0, at), ROLLBACK), Map.of(at, fault), Map.of()));
        histories += 3;
      }
    }
    System.out.println(steps + " steps, " + histories + " histories");
    assertThat(histories).isPositive();
  }

  @Test
  void aMoveFrozenAnywhereAndResumedAnywhereInARollback() {
    int histories = 0;
    int steps = History.check(new Script(List.of(MOVE), Map.of(), Map.of())).actors.get(0).steps;
    for (int at = 0; at <= steps; at++) {
      int rollback =
          History.check(new Script(List.of(new Turn(0, at), ROLLBACK), Map.of(), Map.of()))
              .actors
              .get(1)
              .steps;
      for (int resume = 0; resume < rollback; resume++) {
        History.check(
            new Script(
                List.of(new Turn(0, at), new Turn(1, resume), MOVE, ROLLBACK), Map.of(), Map.of()));
        histories++;
      }
    }
    System.out.println(histories + " histories");
    assertThat(histories).isPositive();
  }
}
