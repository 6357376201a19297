package com.paymentmigration.operator.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.operator.drill.paper.DrillJson;
import com.paymentmigration.operator.drill.paper.DrillPage;
import com.paymentmigration.operator.drill.paper.DrillReport;
import com.paymentmigration.operator.drill.paper.DrillText;
import com.paymentmigration.operator.drill.paper.FileJournal;
import com.paymentmigration.operator.drill.play.Catalogue;
import com.paymentmigration.operator.report.PrivateFile;
import com.paymentmigration.operator.report.SealedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor keeps. */
class DrillReportTest {
  @TempDir private Path folder;

  private static DrillReport report(DrillBench bench, DrillChoice choice) {
    List<DrillRecord> records = bench.runner().play(bench.drills, choice);
    Map<String, String> facts = new TreeMap<>();
    facts.put("Engine of blue", "8.0.mysql_aurora.3.10.1");
    return DrillReport.of(
        bench.account.site(),
        "migrate 0.1.0",
        FakeTime.BEGIN,
        bench.time.now(),
        facts,
        "",
        records);
  }

  private static DrillReport healthy() {
    return report(new DrillBench(), DrillBench.all());
  }

  private static DrillReport hostile() {
    DrillBench bench = new DrillBench();
    bench.account.broken =
        "blue can be inspected: <script>alert(1)</script> & \"4111111111111111\"";
    return report(bench, DrillBench.only("database-connect"));
  }

  @Test
  void theExitCodeIsWhatItCameTo() {
    DrillBench notNow = new DrillBench();
    notNow.account.confirmed = 0;

    assertThat(healthy().exitCode()).isZero();
    assertThat(hostile().exitCode()).isEqualTo(1);
    assertThat(report(notNow, DrillBench.all()).exitCode()).isEqualTo(2);
    assertThat(
            report(
                    new DrillBench(),
                    new DrillChoice(Set.of("failover-in-a-move"), Set.of(), true, Map.of()))
                .exitCode())
        .as("nothing was proved")
        .isEqualTo(2);
  }

  @Test
  void whatCouldNotBePutRightIsAFailure() {
    DrillBench bench = new DrillBench();
    bench.account.denied = "cloudwatch:DeleteAlarms";

    DrillReport report = report(bench, DrillBench.all());

    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.drills())
        .filteredOn(DrillRecord::leftChanged)
        .singleElement()
        .satisfies(record -> assertThat(record.restored()).startsWith("NOT PUT RIGHT: alarm "));
  }

  @Test
  void jsonReadsBackAsTheSameReport() {
    DrillReport report = healthy();

    assertThat(DrillJson.read(DrillJson.line(report))).isEqualTo(report);
    assertThatThrownBy(
            () -> DrillJson.read(DrillJson.line(report).replace("\"schema\":1", "\"schema\":9")))
        .hasMessage("schema: received 9, allowed: 1");
    assertThatThrownBy(() -> DrillJson.read("{\"findings\":[]}")).hasMessageContaining("no report");
  }

  @Test
  void thePageHoldsTheJsonAndNoticesEveryChange() {
    DrillReport report = healthy();
    String page = DrillPage.of(report);

    assertThat(SealedPage.json(page)).isEqualTo(DrillJson.line(report));
    assertThat(page).contains(SealedPage.sha256(DrillJson.line(report)));
    assertThatThrownBy(
            () -> SealedPage.json(page.replace("\"proof\":\"PROVED\"", "\"proof\":\"REFUTED\"")))
        .hasMessageContaining("the report was changed");
    assertThatThrownBy(() -> SealedPage.json("<p>hello</p>")).hasMessageContaining("no report");
  }

  @Test
  void whatWasReceivedCannotBecomeMarkupAndShowsNoCardNumber() {
    DrillReport report = hostile();

    assertThat(DrillPage.of(report))
        .doesNotContain("<script>alert", "4111111111111111")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(DrillJson.line(report)).doesNotContain("<", ">", "&", "4111111111111111");
  }

  @Test
  void thePageLoadsNothing() {
    assertThat(DrillPage.of(healthy()))
        .contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;")
        .doesNotContain("http://", "https://", "url(", "@import", "<img", "<link");
  }

  @Test
  void aTerminalOf80ColumnsShowsRecordsQuestionsAndTheSum() {
    DrillReport report = healthy();
    String end = DrillText.end(report);

    assertThat(end.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(end)
        .contains("16 proved, 0 refuted, 2 not played")
        .contains("   6. Does every function start cold")
        .endsWith(SealedPage.sha256(DrillJson.line(report)));
    assertThat(DrillText.record(report.drills().get(0))).startsWith("PROVED        drift: ");
    assertThat(DrillText.list(Catalogue.plans()).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void everyQuestionIsInTheReportWithItsAnswerOrItsDrill() {
    DrillReport report = healthy();

    assertThat(report.questions()).hasSize(AccountQuestion.values().length);
    assertThat(report.questions().get(0).answer()).startsWith("yes: refused with");
    assertThat(report.questions().get(10).answer()).isEmpty();
    assertThat(report.questions().get(10).next()).isEqualTo("drill logins-behind-alter-user");
  }

  @Test
  void aFileIsItsOwnersOnlyAndALinkIsReplaced() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "mine");
    Path file = Files.createSymbolicLink(folder.resolve("report.json"), other);

    PrivateFile.write(file, "text");

    assertThat(Files.readString(file)).isEqualTo("text");
    assertThat(Files.readString(other)).isEqualTo("mine");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("other", "report.json");
  }

  @Test
  void theJournalSurvivesAndOneProcessHasIt() throws IOException {
    Path file = folder.resolve("a/journal.json");
    Map<String, String> data = new TreeMap<>();
    data.put("name", "x");
    OpenChange change = new OpenChange("or-in-alarm", "an alarm", data, Instant.EPOCH);
    try (FileJournal journal = new FileJournal(file)) {
      assertThat(journal.open()).isEmpty();
      journal.announce(change);
      assertThatThrownBy(() -> new FileJournal(file)).hasMessageContaining("under way");
    }
    try (FileJournal journal = new FileJournal(file)) {
      assertThat(journal.open()).contains(change);
      journal.settle();
      assertThat(journal.open()).isEmpty();
      Files.writeString(file, "{");
      assertThatThrownBy(journal::open).hasMessageContaining("cannot be read");
    }
  }
}
