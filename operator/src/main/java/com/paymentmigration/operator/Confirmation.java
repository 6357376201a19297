package com.paymentmigration.operator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import picocli.CommandLine.Option;

/** Asks before something changes. */
final class Confirmation {
  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  boolean yes;

  /**
   * Asks on standard error, reads from standard input.
   *
   * @throws OperatorException if the answer is not yes
   */
  void ask(String question) {
    ask(question, "yes");
  }

  /**
   * Asks on standard error, reads from standard input.
   *
   * @param word what must be typed, such as the name of an environment
   * @throws OperatorException if the answer is another
   */
  void ask(String question, String word) {
    if (yes) {
      return;
    }
    System.err.print(question + " Type " + word + ": ");
    System.err.flush();
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
      if (line == null || !line.strip().equalsIgnoreCase(word)) {
        throw new OperatorException(
            "not confirmed",
            line == null ? "there is nobody to ask" : "received '" + line.strip() + "'",
            "nothing was changed; answer " + word + ", or call with --yes");
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
