package com.paymentmigration.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.iam.CommittedCalls;
import com.paymentmigration.rehearsal.calls.CallRecord;
import com.paymentmigration.rehearsal.record.CheckResult;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import com.paymentmigration.rehearsal.report.HtmlReport;
import com.paymentmigration.rehearsal.report.JsonReport;
import com.paymentmigration.rehearsal.report.TerminalProgress;
import com.paymentmigration.rehearsal.scenario.Scenario;
import com.paymentmigration.rehearsal.scenario.Scenarios;
import com.paymentmigration.testsupport.WholeStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short rehearsal, meant to take 5 minutes at most: {@code ./rehearse} plays all of it. */
@Tag("alone")
class RehearsalIT {
  private static final List<String> SHORT =
      List.of("rollback-final-bake", "old-killed-promotion", "every-caller");

  /** Of the short storm; the whole one is {@code ./rehearse --storm 60}. */
  private static final int MOVES = 6;

  private static final long SEED = 17;

  private static RehearsalRun run;
  private static Path calls;

  static Stream<String> scenarios() {
    return played().stream().map(Scenario::name);
  }

  private static List<Scenario> played() {
    List<Scenario> played = new ArrayList<>(Scenarios.named(SHORT));
    played.add(Scenarios.storm(MOVES, SEED));
    return played;
  }

  @BeforeAll
  static void play() throws IOException, GeneralSecurityException {
    Path root = Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();
    calls = root.resolve(CallRecord.RECORDED);
    CallRecord.clear(calls);
    run =
        new Rehearsal(
                profile -> WholeStack.rehearsed(profile).template(),
                root,
                Rehearsal.WAIT_FACTOR,
                new TerminalProgress())
            .play(played());
    Path output = Files.createDirectories(Path.of("target", "rehearsal"));
    HtmlReport.write(run, output.resolve("report.html"));
    JsonReport.write(run, output.resolve("report.json"));
  }

  /** The proof of the permissions is about the calls of the committed record. */
  @Test
  void nothingIsCalledThatIsNotInTheRecord() {
    assertThat(CallRecord.readFrom(calls)).hasSizeGreaterThan(80).isSubsetOf(CommittedCalls.all());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void keepsEveryPromise(String name) {
    ScenarioRecord record =
        run.scenarios().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    assertThat(record.checks())
        .hasSizeGreaterThan(15)
        .filteredOn(check -> !check.passed())
        .extracting(CheckResult::name, CheckResult::detail)
        .isEmpty();
  }
}
