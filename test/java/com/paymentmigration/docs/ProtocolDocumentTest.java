package com.paymentmigration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document of the protocol and the code say the same. */
class ProtocolDocumentTest {
  private static final Pattern BOUND =
      Pattern.compile(
          "/\\*\\*(?<text>(?:(?!\\*/).)*?)\\*/\\s*public static final (?:Duration|int) (?<name>\\w+)"
              + " = (?:Duration\\.of(?<unit>\\w+)\\()?(?<value>\\d+)\\)?;",
          Pattern.DOTALL);

  @Test
  void boundsAreThoseOfTheCode() {
    String source = Repository.javaSource("Deadlines");
    StringBuilder table = new StringBuilder("| bound | value | of what |\n|---|---|---|\n");
    Matcher bound = BOUND.matcher(source);
    int rows = 0;
    while (bound.find()) {
      table.append(row(bound));
      rows++;
    }

    assertThat(rows)
        .isEqualTo((int) Pattern.compile("public static final").matcher(source).results().count());
    assertThat(new GeneratedSection("docs/protocol.md", "bounds").committed(table.toString()))
        .isEqualTo(table.toString());
  }

  private static String row(Matcher bound) {
    String unit =
        switch (bound.group("unit") == null ? "" : bound.group("unit")) {
          case "Seconds" -> " s";
          case "Millis" -> " ms";
          default -> "";
        };
    String text =
        bound
            .group("text")
            .replaceAll("\\s*\\n\\s*\\*\\s?", " ")
            .replaceAll("\\{@code ([^}]*)}", "`$1`")
            .replaceAll("\\{@link #?([^}]*)}", "`$1`")
            .strip();
    return "| `%s` | %s%s | %s |\n"
        .formatted(bound.group("name"), bound.group("value"), unit, text);
  }
}
