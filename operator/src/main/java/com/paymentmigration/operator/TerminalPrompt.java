package com.paymentmigration.operator;

import com.paymentmigration.operator.drill.Prompt;
import com.paymentmigration.operator.drill.StoppedException;
import com.paymentmigration.operator.drill.Timekeeper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks on standard error, reads from standard input, for a bounded time. */
final class TerminalPrompt implements Prompt {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final boolean nobody;
  private final Timekeeper time;

  /** {@code nobody} answers if the command must not ask. */
  TerminalPrompt(boolean nobody, Timekeeper time) {
    this.nobody = nobody;
    this.time = time;
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoppedException if somebody stops the command meanwhile
   */
  @Override
  public Optional<String> ask(String question, Duration limit) {
    if (nobody) {
      return Optional.empty();
    }
    System.err.print(question + " ");
    System.err.flush();
    CompletableFuture<Optional<String>> line = new CompletableFuture<>();
    // A read cannot be given up; the thread ends with the line or with the command.
    Thread reader = new Thread(() -> read(line), "drill-prompt");
    reader.setDaemon(true);
    reader.start();
    Instant end = time.now().plus(limit);
    while (!line.isDone() && time.now().isBefore(end)) {
      time.pause(LOOK);
    }
    return line.getNow(Optional.empty());
  }

  private static void read(CompletableFuture<Optional<String>> line) {
    try {
      line.complete(
          Optional.ofNullable(
              new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))
                  .readLine()));
    } catch (IOException unreadable) {
      line.completeExceptionally(new UncheckedIOException(unreadable));
    }
  }
}
