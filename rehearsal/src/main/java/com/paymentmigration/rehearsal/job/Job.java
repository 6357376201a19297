package com.paymentmigration.rehearsal.job;

import com.paymentmigration.rehearsal.report.JsonReport;
import com.paymentmigration.rehearsal.scenario.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Feeds one worker until nothing is left to play; passes on what it tells. */
final class Job implements Runnable {
  private static final long END_SECONDS = 30;

  private final Process worker;
  private final Path folder;
  private final Workload workload;
  private final PrintStream out;

  Job(Process worker, Path folder, Workload workload, PrintStream out) {
    this.worker = worker;
    this.folder = folder;
    this.workload = workload;
    this.out = out;
  }

  @Override
  public void run() {
    String profile = "";
    try (BufferedReader told = worker.inputReader(StandardCharsets.UTF_8)) {
      Optional<Scenario> next = workload.take(profile);
      while (next.isPresent() && play(next.get(), told)) {
        profile = next.get().profile();
        next = workload.take(profile);
      }
      worker.getOutputStream().close();
      told.lines().forEach(out::println);
      if (!worker.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        worker.destroyForcibly();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("worker in " + folder, failure);
    } catch (InterruptedException interrupted) {
      worker.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Has {@code scenario} played.
   *
   * @return whether the worker can play another
   */
  private boolean play(Scenario scenario, BufferedReader told) throws InterruptedException {
    try {
      byte[] name = (scenario.name() + "\n").getBytes(StandardCharsets.UTF_8);
      worker.getOutputStream().write(name);
      worker.getOutputStream().flush();
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        if (line.equals(Worker.PLAYED + scenario.name())) {
          workload.played(JsonReport.read(Worker.recordOf(folder, scenario.name())));
          return true;
        }
        out.println(line);
      }
    } catch (IOException failure) {
      workload.notPlayed(scenario, "its process or record is gone: " + failure.getMessage());
      return false;
    }
    workload.notPlayed(scenario, "its process ended with " + worker.waitFor());
    return false;
  }
}
