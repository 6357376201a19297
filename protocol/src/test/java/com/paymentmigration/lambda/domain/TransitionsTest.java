package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {
  private static Set<MigrationStatus> reachableFrom(MigrationStatus start) {
    Set<MigrationStatus> found = EnumSet.of(start);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Transition row : Transitions.ALL) {
        grown |= found.contains(row.from()) && found.add(row.to());
      }
    }
    return found;
  }

  @Test
  void everyStatusIsReachedFromReady() {
    assertThat(reachableFrom(MigrationStatus.READY))
        .containsExactlyInAnyOrder(MigrationStatus.values());
  }

  @ParameterizedTest
  @EnumSource(MigrationStatus.class)
  void fromEveryStatusARestIsReached(MigrationStatus status) {
    assertThat(reachableFrom(status)).anyMatch(MigrationStatus::atRest);
  }

  @ParameterizedTest
  @EnumSource(
      value = MigrationStatus.class,
      names = {"SHIFTING", "CUTTING_OVER", "SWITCHED", "ROLLING_BACK", "HALTED", "COMPLETED"})
  void everyRunCanBeRolledBack(MigrationStatus status) {
    assertThat(Transitions.allow(status, Intent.BEGIN_ROLLBACK, MigrationStatus.ROLLING_BACK))
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(Intent.class)
  void everyIntentHasARow(Intent intent) {
    assertThat(Transitions.ALL).anyMatch(row -> row.intent() == intent);
  }

  @Test
  void noRowIsThereTwice() {
    assertThat(Transitions.ALL).doesNotHaveDuplicates();
  }

  @Test
  void theWriterIsPromotedOnlyWhileItMovesOrMovesBack() {
    assertThat(Transitions.ALL)
        .filteredOn(row -> row.intent() == Intent.PROMOTE)
        .extracting(Transition::from)
        .containsExactly(MigrationStatus.CUTTING_OVER, MigrationStatus.ROLLING_BACK);
  }

  @Test
  void accountsDoNotRotateWhileTheWriterMoves() {
    assertThat(Transitions.ALL)
        .filteredOn(row -> row.intent() == Intent.TAKE_ROTATION_LEASE)
        .extracting(Transition::from)
        .doesNotContain(MigrationStatus.CUTTING_OVER, MigrationStatus.ROLLING_BACK);
  }

  @Test
  void aChangeThatIsNotInTheTableIsRefusedWithWhatIsAllowed() {
    assertThatThrownBy(
            () ->
                Transitions.require(
                    MigrationStatus.READY, Intent.PROMOTE, MigrationStatus.SWITCHED))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("received PROMOTE from READY to SWITCHED")
        .hasMessageContaining("BEGIN_REPLICATE to READY");
  }

  @Test
  void aChangeInTheTableIsLetThrough() {
    assertThatCode(
            () ->
                Transitions.require(
                    MigrationStatus.SHIFTING, Intent.START_MOVE, MigrationStatus.CUTTING_OVER))
        .doesNotThrowAnyException();
  }
}
