package com.paymentmigration.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.rehearsal.record.Event;
import com.paymentmigration.rehearsal.record.Sample;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
  private static final String ESCAPE = "\u001b";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void withoutATerminalThereIsNoEscapeSequence() {
    String text = play(new Terminal(false, true, 80));

    assertThat(text)
        .doesNotContain(ESCAPE, "\r")
        .contains("green-erroring   12.0 s  fault: bad: green answers 500 (8.0 s)")
        .contains("✗ green-erroring: 42.0 s · 28\u202f000 requests · 2 failed reads")
        .contains("✗ sessions are intact: 3 of 400 missing");
  }

  @Test
  void withoutATerminalALineComesWithEachChangeAndEveryFiveSeconds() {
    List<String> lines =
        play(new Terminal(false, true, 80)).lines().filter(line -> line.contains("req/s")).toList();

    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "green-erroring   10.0 s  SHIFTING/SHIFTING  blue 50 [█████░░░░░] 50")
                    .contains(" req/s  0 errors  p99 ", "lag 0.1 s  writer BLUE"));
    assertThat(lines).hasSize(12);
  }

  @Test
  void theClockRunsFromTheBeginningOfTheRollbackToItsEnd() {
    assertThat(play(new Terminal(false, true, 80)))
        .contains("rollback 500 ms of 300 s")
        .contains("rollback over after 3.5 s of 300 s")
        .doesNotContain("over after 3.8");
  }

  @Test
  void aTerminalThatCannotWriteBlocksGetsAscii() {
    assertThat(play(new Terminal(false, false, 80)))
        .contains("[#####.....]", "FAILED green-erroring")
        .matches(text -> text.chars().allMatch(c -> c < 0x80));
  }

  @Test
  void onATerminalTheBlockIsWrittenOverAndEndsGone() {
    String screen = Screen.of(play(new Terminal(true, true, 80)));

    assertThat(screen)
        .contains("12.0 s  fault: bad: green answers 500")
        .contains("✗ green-erroring: 42.0 s")
        .doesNotContain("budget", "weights  blue");
  }

  @Test
  void theBlockShowsStepWeightsLoadWriterAndBudget() {
    ScenarioRecord scenario = ExampleRun.backward();
    TerminalProgress progress = progress(new Terminal(true, true, 80));
    progress.scenarioStarted(scenario.name(), scenario.description());
    scenario.samples().stream().filter(one -> one.at() <= 15_000).forEach(progress::sample);

    assertThat(Screen.of(text()).lines().skip(1))
        .containsExactly(
            "green-erroring  15.0 s",
            "  status   ROLLING_BACK · step IDLE",
            "  weights  blue 100 ████████████████████████   0 green",
            "  load     741 requests/s · 12 errors/s (39 in all) · p99 288 ms",
            "  writer   BLUE · lag 0.1 s",
            "  budget   rollback 500 ms of 300 s ░░░░░░░░░░░░░░░░░░░░░░░░");
  }

  @Test
  void noLineOfTheBlockIsWiderThanTheTerminal() {
    Terminal narrow = new Terminal(true, true, 40);
    Gauge gauge = new Gauge();
    gauge.sample(
        new Sample(
            3_600_000,
            50,
            50,
            99_999,
            99_999,
            9_999,
            1,
            99_999,
            999,
            "NONE",
            "A_STATUS_THAT_IS_LONG",
            "A_STEP_THAT_IS_LONG_TOO"));

    assertThat(new ProgressLines(narrow).block("a-scenario-with-quite-a-long-name-indeed", gauge))
        .allSatisfy(line -> assertThat(Screen.of(line)).hasSizeLessThanOrEqualTo(40));
  }

  @Test
  void recordedTextCannotSteerTheTerminal() {
    TerminalProgress progress = progress(new Terminal(false, true, 80));
    progress.event(new Event(0, null, "fault", "a\u001b[2Jb\nc", Event.INFO));

    assertThat(text()).doesNotContain(ESCAPE).endsWith("fault: a [2Jb c\n");
  }

  private String play(Terminal terminal) {
    TerminalProgress progress = progress(terminal);
    ScenarioRecord scenario = ExampleRun.backward();
    progress.scenarioStarted(scenario.name(), scenario.description());
    int next = 0;
    for (Sample sample : scenario.samples()) {
      while (next < scenario.events().size() && scenario.events().get(next).at() <= sample.at()) {
        progress.event(scenario.events().get(next++));
      }
      progress.sample(sample);
    }
    progress.scenarioEnded(scenario);
    progress.runEnded(ExampleRun.run());
    return text();
  }

  private TerminalProgress progress(Terminal terminal) {
    return new TerminalProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
