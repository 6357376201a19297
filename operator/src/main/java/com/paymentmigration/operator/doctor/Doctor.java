package com.paymentmigration.operator.doctor;

import com.paymentmigration.operator.report.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks all checks, some at a time. A check that fails, is forbidden or hangs ends nothing. */
public final class Doctor {
  /** All checks together: a person waits, and each call has 30 s at most. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /** More would only meet the services' request limits. */
  private static final int AT_ONCE = 8;

  private final Duration patience;

  /** Waits at most {@code patience} for all checks together. */
  public Doctor(Duration patience) {
    this.patience = patience;
  }

  /** The findings, in the order of {@code checks}. */
  public List<Finding> examine(List<Check> checks) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Doctor::thread);
    try {
      List<Callable<List<Finding>>> calls = new ArrayList<>();
      checks.forEach(check -> calls.add(() -> timed(check)));
      List<Future<List<Finding>>> answers =
          threads.invokeAll(calls, patience.toMillis(), TimeUnit.MILLISECONDS);
      List<Finding> findings = new ArrayList<>();
      for (int check = 0; check < checks.size(); check++) {
        findings.addAll(found(checks.get(check), answers.get(check)));
      }
      return findings;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return checks.stream().map(check -> unseen(check, interrupted)).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Finding> found(Check check, Future<List<Finding>> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException late) {
      return List.of(
          Finding.notChecked(
              check.key(),
              check.subject(),
              "no answer within " + patience.toSeconds() + " s",
              "call doctor again; check network, VPN and proxy"));
    } catch (ExecutionException failure) {
      return List.of(unseen(check, failure.getCause()));
    }
  }

  private static List<Finding> timed(Check check) {
    long began = System.nanoTime();
    List<Finding> found;
    try {
      found = check.look().get();
    } catch (RuntimeException failure) {
      found = List.of(unseen(check, failure));
    }
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    return found.stream().map(finding -> finding.took(took)).toList();
  }

  private static Finding unseen(Check check, Throwable failure) {
    return Unseen.of(check, failure);
  }

  /** A call that hangs in the network must not keep the process. */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "doctor");
    thread.setDaemon(true);
    return thread;
  }
}
