package com.paymentmigration.lambda.testmysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether a process that was sent SIGSTOP stands still: on a busy machine its threads run on. */
final class StoppedThreads {
  private StoppedThreads() {}

  /**
   * Whether every thread of {@code pid} is stopped; where the system tells no threads' states (no
   * {@code /proc}), the signal is all there is.
   */
  static boolean all(long pid) {
    Path tasks = Path.of("/proc", Long.toString(pid), "task");
    if (!Files.isDirectory(tasks)) {
      return true;
    }
    try (Stream<Path> threads = Files.list(tasks)) {
      return threads.allMatch(StoppedThreads::stopped);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + tasks, failure);
    }
  }

  /** The state follows the name in parentheses, which may hold any character. */
  private static boolean stopped(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("T");
    } catch (NoSuchFileException ended) {
      return true;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the state of " + thread, failure);
    }
  }
}
