package com.paymentmigration.lambda.validation.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.RowDifference;
import com.paymentmigration.lambda.validation.unit.Counts;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitStateTest {
  private static final WorkUnit UNIT = new WorkUnit(1, "payment", null, null, 0);
  private static final Counts EQUAL = new Counts(2, 2, 1, 1, 0, 5);
  private static final RowDifference ROW =
      new RowDifference(RowDifference.Kind.MISSING, "id=1", List.of());

  private static UnitState state(
      boolean done,
      Counts counts,
      List<RowDifference> rows,
      boolean more,
      List<String> unsettled,
      String reason) {
    return new UnitState(UNIT, null, done, counts, rows, more, unsettled, reason, List.of());
  }

  @Test
  void passNeedsEverythingLookedAtNothingOpenAndEqualCounts() {
    assertThat(state(true, EQUAL, List.of(), false, List.of(), "").verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void whateverIsOpenIsUnknown() {
    assertThat(state(false, EQUAL, List.of(), false, List.of(), "").verdict())
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(state(true, EQUAL, List.of(), false, List.of("id=1"), "").verdict())
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(state(true, EQUAL, List.of(), false, List.of(), "why").verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void countsThatDifferAreUnknownWhateverElseIsSaid() {
    Counts counts = new Counts(2, 1, 1, 1, 1, 5);

    assertThat(state(true, counts, List.of(), false, List.of(), "").verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void rowsThatDifferFailNamedOrNot() {
    assertThat(state(true, EQUAL, List.of(ROW), false, List.of(), "why").verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(state(true, EQUAL, List.of(), true, List.of(), "").verdict())
        .isEqualTo(Verdict.FAIL);
  }
}
