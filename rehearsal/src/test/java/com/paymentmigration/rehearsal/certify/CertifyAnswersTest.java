package com.paymentmigration.rehearsal.certify;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedFile;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What {@code ./certify} answers without a build: files, the same as what the command says. */
class CertifyAnswersTest {
  @Test
  void theListOfTrialsIsTheCommands() {
    assertSame("certify-list.txt", Certify.listing());
  }

  @Test
  void theHelpIsTheCommandsAndFitsInEightyColumns() {
    String help = new CommandLine(new Certify()).getUsageMessage(Ansi.OFF);

    assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertSame("certify-help.txt", help);
  }

  private static void assertSame(String file, String said) {
    assertThat(new GeneratedFile("rehearsal/src/main/resources/rehearsal/" + file).committed(said))
        .isEqualTo(said);
  }
}
