package com.paymentmigration.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedFile;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What {@code ./rehearse} answers without a build: files, the same as what the command says. */
class RehearseAnswersTest {
  @Test
  void theListOfScenariosIsTheCommands() {
    assertSame("list.txt", Rehearse.listing());
  }

  @Test
  void theHelpIsTheCommands() {
    assertSame("help.txt", new CommandLine(new Rehearse()).getUsageMessage(Ansi.OFF));
  }

  private static void assertSame(String file, String said) {
    assertThat(new GeneratedFile("rehearsal/src/main/resources/rehearsal/" + file).committed(said))
        .isEqualTo(said);
  }
}
