package com.paymentmigration.rehearsal.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The user's own load as a process. It finds the load balancer in {@code SERVICE_URL}, whose
 * certificate is signed by {@code SERVICE_AUTHORITIES_FILE}, and writes a line {@code acknowledged
 * KEY} for each payment that was answered with success, {@code failed KEY} for each that it gave
 * up. It ends at SIGTERM.
 */
final class OwnLoad implements Load.Part {
  private static final String ACKNOWLEDGED = "acknowledged ";
  private static final String FAILED = "failed ";
  private static final long POLL_MILLIS = 200;
  private static final long STOP_SECONDS = 35;

  private final String command;
  private final Path folder;
  private final URI front;
  private final Path authorities;
  private final Ledger ledger;
  private final Counters counters;

  OwnLoad(
      String command, Path folder, URI front, Path authorities, Ledger ledger, Counters counters) {
    this.command = command;
    this.folder = folder;
    this.front = front;
    this.authorities = authorities;
    this.ledger = ledger;
    this.counters = counters;
  }

  @Override
  public void run(BooleanSupplier goOn) throws InterruptedException {
    try {
      ProcessBuilder builder =
          new ProcessBuilder("sh", "-c", command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().put("SERVICE_URL", front.toString());
      builder.environment().put("SERVICE_AUTHORITIES_FILE", authorities.toString());
      Process process = builder.start();
      Thread reading = new Thread(() -> read(process), "own-load");
      reading.setDaemon(true);
      reading.start();
      try {
        while (goOn.getAsBoolean()) {
          if (!process.isAlive()) {
            throw new IllegalStateException(
                "--load: '" + command + "' ended with code " + process.exitValue());
          }
          TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
      } finally {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
        reading.join(TimeUnit.SECONDS.toMillis(5));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("--load: '" + command + "' does not start", failure);
    }
  }

  private void read(Process process) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(ACKNOWLEDGED)) {
          String key = line.substring(ACKNOWLEDGED.length()).strip();
          ledger.acknowledge(new Ledger.Entry(key, false, 0, BigDecimal.ZERO, System.nanoTime()));
          counters.request(true, true);
        } else if (line.startsWith(FAILED)) {
          counters.request(true, false);
        }
      }
    } catch (IOException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
