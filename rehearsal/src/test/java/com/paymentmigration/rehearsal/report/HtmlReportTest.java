package com.paymentmigration.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.picture.Xml;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class HtmlReportTest {
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
  private static final Pattern REFERENCE =
      Pattern.compile("url\\(#([^)]+)\\)|href=\"#([^\"]+)\"|aria-labelledby=\"([^\"]+)\"");

  private final RehearsalRun run = ExampleRun.run();
  private final String html = HtmlReport.of(run);
  private final Xml page = Xml.parse(withoutScript(html));

  @TempDir private Path folder;

  @Test
  void isOneFileAndForbidsTheBrowserToLoadAnother() throws IOException {
    Path file = folder.resolve("new/report.html");
    HtmlReport.write(run, file);

    assertThat(Files.readString(file)).isEqualTo(html);
    assertThat(html.replace("http://www.w3.org/2000/svg", ""))
        .contains("content=\"default-src &#39;none&#39;; ")
        .doesNotContain("http:", "https:", "@import", "<link", "<img", " src=");
  }

  @Test
  void headlineAndTitleSayHowItEnded() {
    assertThat(page.texts("title")).first().isEqualTo("1 of 2 scenarios failed: Example of a run");
    assertThat(page.texts("p")).contains("✗ 1 of 2 scenarios failed");

    assertThat(HtmlReport.of(only(0))).contains("✓ All 1 scenarios passed");
    assertThat(HtmlReport.of(new RehearsalRun("t", 0, 1, "m", 1, List.of(), List.of())))
        .contains("✗ No scenario was played");
  }

  @Test
  void saysByWhatTheWaitsWereMultiplied() {
    assertThat(html)
        .contains("multiplied by 0.05: a minute of the template took 3 s.")
        .contains("25 November 2025, 22:00 UTC");
  }

  @Test
  void tableHasARowForEachScenarioWithItsFigures() {
    assertThat(page.texts("caption")).contains("1 passed of 2 run");
    Element failed = page.all("tr", "failed").get(0);
    assertThat(failed.getTextContent())
        .contains("green-erroring", "✗ failed", "28\u202f000", "✗ 2", "41", "380 ms", "3.1 s");
    assertThat(page.all("tr", "passed")).hasSize(1);
  }

  @Test
  void aFigureThatMissesItsGoalIsMarkedInWords() {
    assertThat(page.all("div", "missed"))
        .extracting(Element::getTextContent)
        .containsExactly("scenarios passed1 of 2✗ misses goal all", "failed reads2✗ misses goal 0");
    assertThat(page.texts("dd")).contains("✓ goal ≤ 15 s", "did not happen; goal ≤ 30 s");
  }

  @Test
  void everyScenarioHasItsTimelineChecksAndEvents() {
    assertThat(page.all("section", "scenario")).hasSize(2);
    assertThat(page.all("figure", "timeline")).hasSize(2);
    assertThat(page.texts("summary"))
        .contains("Checks: 2 of 2 kept", "Checks: 0 of 1 kept", "Events: 9", "Events: 4");
    assertThat(page.texts("li")).contains("✗ broken sessions are intact3 of 400 missing: <a&b>");
  }

  @Test
  void whatFailedIsOpenAtOnce() {
    List<Element> folds = page.all("details");

    assertThat(folds)
        .filteredOn(fold -> fold.getTextContent().startsWith("Checks"))
        .extracting(fold -> fold.hasAttribute("open"))
        .containsExactly(false, true);
  }

  @Test
  void namesWhatWasLeftOutOfTheTemplate() {
    assertThat(page.texts("summary"))
        .contains("Left out of the template, because the emulator lacks it: 2");
    assertThat(page.texts("li")).contains("AWS::RDS::DBCluster", "AWS::Backup::BackupPlan");
  }

  @Test
  void everyPictureHasTitleAndDescription() {
    assertThat(page.all("svg"))
        .hasSize(4)
        .allSatisfy(
            svg -> {
              assertThat(svg.getAttribute("role")).isEqualTo("img");
              assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
              assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
            });
  }

  @Test
  void idsAreUniqueAndEveryReferenceHasOne() {
    List<String> ids = ID.matcher(html).results().map(found -> found.group(1)).toList();
    Set<String> unique = new HashSet<>(ids);
    assertThat(ids).doesNotHaveDuplicates();

    Matcher references = REFERENCE.matcher(html);
    int found = 0;
    while (references.find()) {
      for (int group = 1; group <= 3; group++) {
        if (references.group(group) != null) {
          assertThat(unique).contains(references.group(group).split(" "));
          found++;
        }
      }
    }
    assertThat(found).isGreaterThan(10);
  }

  @Test
  void recordedTextIsNeverMarkup() {
    assertThat(html)
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
        .contains("&lt;a&amp;b&gt;");
  }

  @Test
  void readingsOfTheTimelineCannotEndTheirScript() {
    Bin bin = Bin.of(ExampleRun.forward().samples(), 1).get(0);
    var odd =
        new com.paymentmigration.rehearsal.record.Sample(
            1, 1, 99, 1, 1, 0, 1, 1, 0, "</script><!--", "S&", "T");

    String json = Readout.json(List.of(new Bin(0, 1, 1, 1, 0, 1, 1, 0, odd), bin));

    assertThat(json).doesNotContain("<", ">", "&").contains("\\u003c/script\\u003e");
  }

  private RehearsalRun only(int index) {
    return new RehearsalRun(
        "t", 0, 1, "m", 1, run.scenarios().subList(index, index + 1), List.of());
  }

  /** The page is written as XML too, but for its script and the document type. */
  private static String withoutScript(String html) {
    return html.replaceAll("(?s)<script>.*?</script>", "").replace("<!DOCTYPE html>", "");
  }
}
