package com.paymentmigration.rehearsal.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.scenario.Scenario;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Plays scenarios in several worlds at once, each in a process of its own: the AWS SDK knows one
 * endpoint a process.
 */
public final class Jobs {
  private final Function<String, JsonNode> templates;
  private final Path root;
  private final double waitFactor;
  private final List<Process> workers = new CopyOnWriteArrayList<>();

  /**
   * Jobs over a repository.
   *
   * @param templates synthesized template by profile
   * @param root of the repository
   * @param waitFactor by what the workflows' waits are multiplied
   */
  public Jobs(Function<String, JsonNode> templates, Path root, double waitFactor) {
    this.templates = templates;
    this.root = root;
    this.waitFactor = waitFactor;
  }

  /**
   * Plays {@code scenarios}; what cannot be played failed.
   *
   * @param atOnce how many are played at the same time, 1 or more
   * @param folder for templates, records and what the worlds write
   * @param title of the run
   * @param machine what it runs on
   */
  public RehearsalRun play(
      List<Scenario> scenarios, int atOnce, Path folder, String title, String machine)
      throws IOException {
    long started = System.currentTimeMillis();
    Path written = writeTemplates(scenarios, folder);
    Workload workload = new Workload(scenarios);
    Thread lastResort = new Thread(this::destroy);
    Runtime.getRuntime().addShutdownHook(lastResort);
    try {
      List<Thread> jobs = new ArrayList<>();
      for (int number = 1; number <= Math.min(atOnce, scenarios.size()); number++) {
        Path own = Files.createDirectories(folder.resolve("job-" + number));
        Process worker = start(new Worker.Places(root, written, own, waitFactor));
        Thread job = new Thread(new Job(worker, own, workload, System.out), "job " + number);
        job.start();
        jobs.add(job);
      }
      for (Thread job : jobs) {
        job.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } finally {
      destroy();
      Runtime.getRuntime().removeShutdownHook(lastResort);
    }
    return new RehearsalRun(
        title,
        started,
        System.currentTimeMillis() - started,
        machine,
        waitFactor,
        workload.records(),
        workload.notes());
  }

  private Path writeTemplates(List<Scenario> scenarios, Path folder) throws IOException {
    Path written = Files.createDirectories(folder.resolve("templates"));
    Set<String> profiles =
        scenarios.stream().map(Scenario::profile).collect(Collectors.toCollection(TreeSet::new));
    for (String profile : profiles) {
      new ObjectMapper()
          .writeValue(Worker.template(written, profile).toFile(), templates.apply(profile));
    }
    return written;
  }

  /** As this process was started, but for what it plays. */
  private Process start(Worker.Places places) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
    command.addAll(places.arguments());
    Process worker =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    workers.add(worker);
    return worker;
  }

  private void destroy() {
    workers.forEach(Process::destroy);
  }
}
