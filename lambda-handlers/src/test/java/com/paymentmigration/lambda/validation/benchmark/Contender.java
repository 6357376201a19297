package com.paymentmigration.lambda.validation.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Something whose time is measured, round by round, so that all contenders see the same machine.
 * Best times count: what the machine can do when nobody else uses it.
 */
final class Contender {
  private final String name;
  private final Callable<?> work;
  private double bestSeconds = Double.MAX_VALUE;
  private double bestCpuSeconds = Double.MAX_VALUE;

  Contender(String name, Callable<?> work) {
    this.name = name;
    this.work = work;
  }

  /** Runs once; {@code servers} are those whose processor time counts. */
  void run(List<ProcessHandle> servers) throws Exception {
    double cpu = cpuSeconds(servers);
    long start = System.nanoTime();
    if (work.call() == null) {
      throw new IllegalStateException(name + ": no result");
    }
    bestSeconds = Math.min(bestSeconds, (System.nanoTime() - start) / 1e9);
    bestCpuSeconds = Math.min(bestCpuSeconds, cpuSeconds(servers) - cpu);
  }

  /** Best time, in seconds. */
  double seconds() {
    return bestSeconds;
  }

  private static double cpuSeconds(List<ProcessHandle> servers) {
    return servers.stream()
        .mapToDouble(server -> server.info().totalCpuDuration().orElseThrow().toMillis() / 1e3)
        .sum();
  }

  /** A line of the table. */
  String line(double reference) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f s | %.2f | %.2f s |",
        name,
        bestSeconds,
        bestSeconds / reference,
        bestCpuSeconds);
  }

  /** A line of a table of nanoseconds a row. */
  String perRow(long rows) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f ns | %.0f ns |",
        name,
        bestCpuSeconds * 1e9 / rows,
        bestSeconds * 1e9 / rows);
  }
}
