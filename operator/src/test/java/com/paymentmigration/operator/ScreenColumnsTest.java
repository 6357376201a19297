package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a small terminal shows: nothing is broken inside a word or a command. */
class ScreenColumnsTest {
  private static final Instant NOW = Instant.parse("2026-01-31T02:00:00Z");
  private static final String REASON =
      "preflight: the standby's lag is 12 s, allowed: at most 5 s; an alarm of green rings:"
          + " prod-payment-a1b2c3d4-green-ResponseTime";

  private static Snapshot at(MigrationStatus status, RunStep step, String phase) {
    return at(status, step, phase, null, "");
  }

  private static Snapshot at(
      MigrationStatus status, RunStep step, String phase, Run run, String pause) {
    return new Snapshot(
        "PaymentMigrationStack-prod-payment-a1b2c3d4",
        "--stack PaymentMigrationStack-prod-payment-a1b2c3d4 --region eu-central-1 --profile oncall",
        "UPDATE_COMPLETE",
        phase,
        status,
        step,
        NOW.minusSeconds(90),
        "blue",
        "BLUE",
        "prod-payment-a1b2c3d4-blue.cluster-c0ffee12abcd.eu-central-1.rds.amazonaws.com",
        "payment_app_blue",
        25,
        new LiveTraffic(75, 25, true, null),
        7,
        false,
        "",
        REASON,
        "",
        "arn",
        run,
        new Lag(0.2, 0.4, null),
        new RowsLook(NOW, 2, false, 1, 3, 84, 1234, "the standby is behind"),
        pause);
  }

  @ParameterizedTest
  @EnumSource
  void aPageFits80Columns(MigrationStatus status) {
    for (String phase : List.of("prepare", "migrate", "stabilize", "retire")) {
      for (RunStep step : RunStep.values()) {
        assertFits(Screen.page(at(status, step, phase), NOW, new Columns(80)), 80);
      }
    }
  }

  private static Run run(Run.Bound bound) {
    return new Run(
        "arn:aws:states:eu-central-1:111122223333:execution:prod-migration:operator-1",
        "RUNNING",
        NOW.minusSeconds(600),
        "Bake: pause",
        new Run.Probes(4, "++++", "++++", 84, "CONTINUE", "after 45 of 120 s: " + REASON),
        bound,
        "");
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void whatIsLeftAndWhoPausedFit(int width) {
    Run bake = run(new Run.Bound("bake", NOW.plusSeconds(75)));
    Run asked = run(new Run.Bound("approval", NOW.plusSeconds(1800)));
    String pause = "until 02:30:00Z, then it rolls back; by ana: " + REASON;
    Snapshot baking = at(MigrationStatus.SHIFTING, RunStep.SHIFTING, "migrate", bake, "");
    Snapshot paused = at(MigrationStatus.SHIFTING, RunStep.PAUSED, "migrate", bake, pause);
    Snapshot approval = at(MigrationStatus.SHIFTING, RunStep.APPROVAL, "migrate", asked, "");
    Columns columns = new Columns(width);

    for (Snapshot each : List.of(baking, paused, approval)) {
      assertFits(Screen.page(each, NOW, columns), width);
      assertFits(Screen.line(each, NOW, columns), width);
    }
    assertThat(Screen.page(baking, NOW, columns)).contains("left      75 s of this bake");
    assertThat(Screen.page(baking, NOW.plusSeconds(76), columns))
        .contains("left      the bake waits for clean rounds");
    assertThat(Screen.page(approval, NOW, columns))
        .contains("left      30 min to answer, then it rolls back");
    assertThat(Screen.page(paused, NOW, columns))
        .contains("pause     until 02:30:00Z, then it rolls back", "./migrate resume")
        .doesNotContain("  left  ");
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void aLineOfWatchFits(int width) {
    Snapshot now = at(MigrationStatus.ROLLING_BACK, RunStep.SHIFTING, "migrate");

    assertFits(Screen.line(now, NOW, new Columns(width)), width);
    assertThat(Screen.line(now, NOW, new Columns(1000)).lines()).hasSize(1);
  }

  /** A name of the cluster alone is 78 characters: it stands on a line of its own. */
  private static void assertFits(String text, int width) {
    assertThat(text.lines())
        .allSatisfy(
            line -> {
              boolean oneWord = line.strip().split(" ").length == 1;
              assertThat(oneWord ? 0 : line.length()).as(line).isLessThanOrEqualTo(width);
            });
  }

  @Test
  void aCommandIsBrokenBetweenOptionsAndCanStillBePasted() {
    List<String> lines =
        new Columns(68)
            .lines(
                "./migrate rollback --stack PaymentMigrationStack-prod-payment-a1b2c3d4"
                    + " --region eu-central-1 --reason \"WHY\"",
                "");

    assertThat(lines)
        .containsExactly(
            "./migrate rollback \\",
            "  --stack PaymentMigrationStack-prod-payment-a1b2c3d4 \\",
            "  --region eu-central-1 --reason \"WHY\"");
  }

  @Test
  void haltedIsRedAndNothingElseIs() {
    for (MigrationStatus status : MigrationStatus.values()) {
      Snapshot now = at(status, RunStep.IDLE, "migrate");
      String page = Screen.page(now, NOW, new Columns(80));
      String painted = Screen.painted(page, status);

      assertThat(painted.contains("\u001b[31m" + status))
          .isEqualTo(status == MigrationStatus.HALTED);
      assertThat(painted.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(page);
    }
  }

  @Test
  void nothingGetsLostWhenTextIsBroken() {
    String text = "  status    SHIFTING, step BAKING [####----]  25 % " + REASON;
    List<String> lines = new Columns(40).lines(text, "            ");

    List<String> words = new ArrayList<>();
    lines.forEach(line -> words.addAll(List.of(line.strip().split("\\s+"))));
    assertThat(words).containsExactly(text.strip().split("\\s+"));
    assertThat(lines.get(0)).startsWith("  status    SHIFTING");
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("            "));
  }

  @Test
  void columnsAreTheTerminalsOrEightyOrUnlimitedInAPipe() {
    assertThat(Columns.of(Map.of("COLUMNS", "120"), false).width()).isEqualTo(120);
    assertThat(Columns.of(Map.of("COLUMNS", "10"), true).width()).isEqualTo(40);
    assertThat(Columns.of(Map.of("COLUMNS", "wide"), true).width()).isEqualTo(80);
    assertThat(Columns.of(Map.of(), false).width()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void anEventOfTheHistoryHasAtMost100ColumnsAndNoArn() {
    AuditEvent event =
        new AuditEvent(
            7,
            42,
            Intent.BEGIN_ROLLBACK,
            MigrationStatus.CUTTING_OVER,
            MigrationStatus.ROLLING_BACK,
            "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Operator_0123456789abcdef/ana",
            "execution arn:aws:states:eu-central-1:111122223333:execution:Migration:operator-1"
                + " failed: "
                + REASON,
            Instant.parse("2026-01-31T02:00:00.123456789Z"),
            12,
            "token");
    String text = HistoryCommand.line(event, new Columns(120));

    assertFits(text, 100);
    assertThat(text)
        .startsWith("2026-01-31T02:00:00Z  epoch 7  BEGIN_ROLLBACK")
        .doesNotContain("arn:")
        .contains("AWSReservedSSO_Operator_0123456789abcdef/ana:", "execution operator-1 failed:");
  }
}
