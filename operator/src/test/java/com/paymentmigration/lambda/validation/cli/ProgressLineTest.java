package com.paymentmigration.lambda.validation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.validation.unit.Counts;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final long SECOND = 1_000_000_000L;
  private static final WorkUnit UNIT = new WorkUnit(1, "payment", null, null, 0);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long now;
  private final ProgressLine progress =
      new ProgressLine(new PrintStream(out, true, StandardCharsets.UTF_8), () -> now);

  private void rows(long rows) {
    progress.progressed(
        new UnitState(
            UNIT,
            null,
            false,
            new Counts(rows, rows, 1, 0, 0, 0),
            List.of(),
            false,
            List.of(),
            "",
            List.of()));
  }

  @Test
  void rowsRateAndTimeLeftAreToldOnceASecond() {
    progress.planned(List.of(WorkUnit.CHECKS, UNIT), 4_000_000);
    now = SECOND / 2;
    rows(500_000);
    now = 2 * SECOND;
    rows(1_000_000);

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "2 units, about 4,000,000 rows",
            "1,000,000 of about 4,000,000 rows, 500,000 rows/s, about 6 s left");
  }

  @Test
  void anEstimateThatWasTooLowIsCorrected() {
    progress.planned(List.of(UNIT), 10);
    now = SECOND;
    rows(1000);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("1,000 of about 1,000 rows, 1,000 rows/s, about 0 s left");
  }
}
