package com.paymentmigration.operator;

import com.paymentmigration.lambda.domain.MigrationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Follows a migration until nothing moves any more, and says what came of it. */
final class Follower {
  /** While nothing changes, a line is printed this often. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /** While the clock of a rollback runs. */
  private static final Duration URGENT = Duration.ofSeconds(2);

  private final Observer observer;
  private final Answer answer;
  private final Waiting waiting;
  private String printed = "";
  private Instant printedAt = Instant.MIN;

  Follower(Observer observer, Answer answer, Waiting waiting) {
    this.observer = observer;
    this.answer = answer;
    this.waiting = waiting;
  }

  /**
   * Follows to the rest state.
   *
   * @param started execution that the caller started; empty to take one under way
   * @return the last look, printed as a page
   */
  Snapshot toRest(String started) {
    Instant began = Instant.now();
    String followed = started;
    while (true) {
      Optional<String> running = observer.running();
      if (followed.isEmpty()) {
        followed = running.orElse("");
      }
      Snapshot now = observer.look(followed);
      boolean moving = running.isPresent() || (now.run() != null && now.run().running());
      if (!moving && rests(now.status())) {
        answer.give(now, () -> Screen.page(now, Instant.now()));
        return now;
      }
      print(now);
      waiting.pause(began, now.status().name());
    }
  }

  private static boolean rests(MigrationStatus status) {
    return status.atRest() || status == MigrationStatus.HALTED;
  }

  private void print(Snapshot now) {
    Instant at = Instant.now();
    String key =
        now.status()
            + "/"
            + now.step()
            + now.greenWeight()
            + now.writer()
            + now.rollbackRequested();
    Duration interval = now.status() == MigrationStatus.ROLLING_BACK ? URGENT : HEARTBEAT;
    boolean due = Duration.between(printedAt, at).compareTo(interval) >= 0;
    if (!due && key.equals(printed)) {
      return;
    }
    boolean ask = now.approvalWanted() && !key.equals(printed);
    printed = key;
    printedAt = at;
    answer.give(now, () -> Screen.line(now, at));
    if (ask) {
      answer.say(
          "waiting for a person: " + String.join(System.lineSeparator(), NextSteps.after(now)));
    }
  }
}
