package com.paymentmigration.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;

/** Says what goes on at once, and every 5 s that it still does. */
final class DrillProgress implements Consumer<String>, AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final Consumer<String> lines;
  private final Timer ticker = new Timer("drill-progress", true);
  private String doing = "";
  private Instant since = Instant.now();

  DrillProgress(Consumer<String> lines) {
    this.lines = lines;
    ticker.schedule(
        new TimerTask() {
          @Override
          public void run() {
            tick();
          }
        },
        PERIOD.toMillis(),
        PERIOD.toMillis());
  }

  @Override
  public synchronized void accept(String what) {
    doing = what;
    since = Instant.now();
    print("");
  }

  private synchronized void tick() {
    if (!doing.isEmpty()) {
      print(", for " + Duration.between(since, Instant.now()).toSeconds() + " s");
    }
  }

  private void print(String span) {
    lines.accept(Screen.time(Instant.now()) + "  " + doing + span);
  }

  @Override
  public void close() {
    ticker.cancel();
  }
}
