package com.paymentmigration.lambda.cutover.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.model.History.Script;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExhaustiveHistoriesTest {
  /** A crash after an effect is one before the next: nothing lies between. */
  private static final List<Fault> FIRST =
      Stream.of(Fault.values()).filter(fault -> fault != Fault.CRASH_AFTER).toList();

  /** What can happen to the second actor itself; the world's faults are the first's. */
  private static final List<Fault> SECOND =
      List.of(Fault.CRASH_BEFORE, Fault.LOST_REPLY, Fault.CUT, Fault.LATE);

  private final Tally tally = new Tally();

  private void play(Script script) {
    tally.count(History.check(script));
  }

  private void each(Consumer<Consumer<Script>> family, int atLeast) {
    family.accept(this::play);
    tally.print();
    assertThat(tally.histories()).isGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void oneFaultAnywhereInAMove() {
    each(Scripts::oneFault, 1000);
  }

  @Test
  void aMoveFrozenAnywhereAndResumedAnywhereInARollback() {
    each(Scripts::frozen, 4000);
  }

  @Test
  void twoRollbacksAtOnceAfterAMoveThatDiedAnywhere() {
    each(Scripts::twoRollbacks, 900);
  }

  @Test
  void aRollbackFrozenAnywhereAndResumedAnywhereInTheOneThatTookOver() {
    each(Scripts::zombies, 4000);
  }

  @Test
  void oneFaultAnywhereInAMoveAndOneAnywhereInTheRollbackAfterIt() {
    each(play -> Scripts.twoFaults(play, FIRST, SECOND), 10_000);
  }
}
