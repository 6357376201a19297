package com.paymentmigration.operator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every report promises, whatever was checked. */
class ReportTest {
  private static final Instant BEGAN = Instant.parse("2026-12-01T22:41:07Z");
  private static final Finding FINE = Finding.ok("image", "BlueImageId ami-1", "arm64");
  private static final Finding WORRY =
      Finding.warn("certificate", "arn", "ends in 20 days", "more than 30 days", "renew it");
  private static final Finding WRONG =
      Finding.fail("image", "GreenImageId ami-2", "x86_64", "arm64", "name an arm64 image")
          .then(
              "aws ec2 describe-images --region us-east-1 --owners self --filters A,B C,D EEEEEE");
  private static final Finding UNSEEN =
      Finding.notChecked("quota-vcpu", "L-1216C47A", "forbidden", "allow it");

  private static Report report(Finding... findings) {
    return new Report(
        "doctor",
        "PaymentMigrationStack-dev-payment-a1b2c3d4",
        "us-east-1",
        "123456789012",
        "arn:aws:iam::123456789012:user/x",
        BEGAN,
        BEGAN.plusMillis(2340),
        List.of(findings),
        List.of(new Question(6, "How long does a function start cold?", "", "./migrate drill")));
  }

  @Test
  void oneFailureOutweighsAllAndWhatWasNotSeenIsNeverAYes() {
    assertThat(report(FINE, WORRY).exitCode()).isZero();
    assertThat(report(FINE, WORRY, UNSEEN).exitCode()).isEqualTo(2);
    assertThat(report(UNSEEN, WRONG).exitCode()).isEqualTo(1);
    assertThat(report().exitCode()).as("nothing was looked at").isEqualTo(2);
  }

  @Test
  void aFailureWithoutWhatIsAllowedOrWhatToDoIsNoFinding() {
    assertThatThrownBy(() -> Finding.fail("image", "x", "y", "", "do"))
        .hasMessageContaining("FAIL");
    assertThatThrownBy(() -> Finding.fail("image", "x", "y", "z", "")).hasMessageContaining("FAIL");
    assertThatThrownBy(() -> Finding.ok("Image", "x", "y")).hasMessageContaining("'Image'");
    assertThatThrownBy(() -> Finding.ok("image", "x\ny", "y")).hasMessageContaining("one line");
  }

  @Test
  void aTerminalOf80ColumnsShowsItAll() {
    List<String> lines = ReportText.page(report(FINE, WORRY, WRONG, UNSEEN)).lines().toList();

    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(String.join("\n", lines))
        .contains("OK            image: BlueImageId ami-1: arm64")
        .contains("FAIL          image: GreenImageId ami-2: x86_64")
        .contains("              allowed: arm64")
        .contains("              next: name an arm64 image")
        .contains("NOT CHECKED   quota-vcpu: L-1216C47A: forbidden")
        .endsWith("FAIL: 1 OK, 1 WARN, 1 FAIL, 1 NOT CHECKED; 2.3 s");
  }

  /** The shell itself says whether what is shown can be pasted. */
  @Test
  void aCommandThatIsBrokenIntoLinesIsStillOneCommand() throws IOException, InterruptedException {
    String command =
        "printf %s, one two-two-two three/three/three/three four=four=four five-five-five six seven";
    List<String> shown = Wrapped.command(command, " ".repeat(14));
    Process shell =
        new ProcessBuilder("sh", "-c", String.join("\n", shown)).redirectErrorStream(true).start();
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(shown).hasSizeGreaterThan(1);
    assertThat(shell.waitFor()).isZero();
    assertThat(printed)
        .hasToString(
            "one,two-two-two,three/three/three/three,four=four=four,"
                + "five-five-five,six,seven,");
  }

  @Test
  void theJsonFormHasEveryFieldAlways() {
    JsonNode document = ReportJson.document(report(FINE, WRONG));

    assertThat(names(document))
        .containsExactly(
            "schema",
            "command",
            "stack",
            "region",
            "account",
            "caller",
            "began",
            "ended",
            "verdict",
            "exitCode",
            "counts",
            "findings",
            "questions");
    assertThat(document.path("schema").asInt()).isEqualTo(1);
    assertThat(document.path("began").asText()).isEqualTo("2026-12-01T22:41:07Z");
    assertThat(document.path("counts"))
        .hasToString("{\"ok\":1,\"warn\":0,\"fail\":1,\"notChecked\":0}");
    document
        .path("findings")
        .forEach(
            finding ->
                assertThat(names(finding))
                    .containsExactly(
                        "check",
                        "subject",
                        "verdict",
                        "evidence",
                        "allowed",
                        "advice",
                        "commands",
                        "millis"));
    assertThat(names(document.path("questions").path(0)))
        .containsExactly("number", "question", "answer", "next");
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
