package com.paymentmigration.rehearsal.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is said of findings: verdicts, the terminal at 80 columns, the page, the JSON. */
class CertificateTest {
  private static final String LONG =
      "4 of 12 connections that met 1290 or 1836 met it again, 17 errors in all, and this is said"
          + " at such a length that it needs three lines of a terminal that is eighty columns wide";

  private static Finding finding(Rule rule, Verdict verdict) {
    return new Finding(rule, "a promise of the contract", verdict, LONG, "trial");
  }

  private static Certificate of(Finding... findings) {
    return new Certificate("sh <run> & pay", 0, 1_000, "2 cores", true, List.of(findings));
  }

  @Test
  void oneBrokenPromiseBreaksItsRule() {
    Certificate certificate =
        of(
            finding(Rule.COMMIT, Verdict.KEPT),
            finding(Rule.COMMIT, Verdict.BROKEN),
            finding(Rule.FENCE, Verdict.BROKEN),
            finding(Rule.POINTER, Verdict.KEPT));

    assertThat(certificate.passed()).isFalse();
    assertThat(certificate.verdict(Rule.COMMIT)).isEqualTo(Verdict.BROKEN);
    assertThat(certificate.headline()).isEqualTo("Breaks rules 3, 5");
  }

  @Test
  void whatWasNotShownIsNotKept() {
    assertThat(of(finding(Rule.SYNTHETIC, Verdict.NOT_SHOWN)).verdict(Rule.SYNTHETIC))
        .isEqualTo(Verdict.NOT_SHOWN);
    assertThat(of().passed()).isFalse();
  }

  @Test
  void theTerminalShowsEachRuleAndWhatWasBrokenWithinEightyColumns() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Story story = new Story(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, true);

    story.verdict(of(finding(Rule.POINTER, Verdict.KEPT), finding(Rule.ERRORS, Verdict.BROKEN)));

    String said = bytes.toString(StandardCharsets.UTF_8);
    assertThat(said.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(said.replaceAll("\\s+", " "))
        .contains("✓ rule 1, Ask where the writer is: 1 kept")
        .contains("✗ rule 2, Know when the writer may have moved: 1 broken")
        .contains("– rule 6, Offer a synthetic payment: not played")
        .contains("17 errors in all")
        .contains("Breaks rule 2");
  }

  @Test
  void afterFiveSecondsOfSilenceItSaysWhatIsUnderWay() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Story story = new Story(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, true);
    boolean done =
        story.whileBeating(
            () -> {
              story.tell("starts the application");
              TimeUnit.MILLISECONDS.sleep(5_200);
              return true;
            });

    assertThat(done).isTrue();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("5 s still starts the application");
  }

  @Test
  void thePageAndTheJsonSayTheSameAndNothingInThemIsMarkup() {
    Certificate certificate = of(finding(Rule.ERRORS, Verdict.BROKEN));

    String html = CertificateFiles.html(certificate);
    assertThat(html)
        .contains("✗ Breaks rule 2", "sh &lt;run&gt; &amp; pay", "17 errors in all")
        .doesNotContain("<run>", "http://", "https://");
    assertThat(CertificateFiles.json(certificate).at("/rules/1/verdict").asText())
        .isEqualTo("BROKEN");
    assertThat(CertificateFiles.json(certificate).path("passed").asBoolean()).isFalse();
  }

  @Test
  void theRulesAreTheContractsHeadings() throws Exception {
    String contract =
        java.nio.file.Files.readString(
            com.paymentmigration.testsupport.SourceTree.path("docs/application-contract.md"));

    for (Rule rule : Rule.values()) {
      assertThat(contract).contains("\n## " + rule.number() + ". " + rule.title() + "\n");
    }
  }
}
