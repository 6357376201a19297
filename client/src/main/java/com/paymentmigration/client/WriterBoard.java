package com.paymentmigration.client;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known about the writer. One thread reads the state item and writes here; borrowers wait
 * here while there is no writer. If the item cannot be read, the last pointer stands: a fenced side
 * refuses writes by itself.
 */
final class WriterBoard {
  private static final Logger LOG = LoggerFactory.getLogger(WriterBoard.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Time time;
  private final ClientMetrics metrics;
  private final Consumer<WriterView> onWriter;

  private Optional<WriterPointer> known = Optional.empty();
  private Optional<RuntimeException> problem = Optional.empty();
  private long generation;
  private long knownSince;
  private long lastReadBegan;
  private boolean everRead;
  private long suspectedAt;
  private boolean suspicion;
  private boolean closed;

  /** A board; {@code onWriter} is told of each new writer by the thread that read it. */
  WriterBoard(Time time, ClientMetrics metrics, Consumer<WriterView> onWriter) {
    this.time = time;
    this.metrics = metrics;
    this.onWriter = onWriter;
    this.knownSince = time.nanos();
  }

  /** The read that began at {@code begunAt} was answered with {@code pointer}. */
  void accept(WriterPointer pointer, long begunAt) {
    if (isOld(pointer)) {
      unreadable(
          new IllegalStateException(
              "its epoch is " + pointer.epoch() + ", and a higher one was seen before"),
          begunAt);
      return;
    }
    Optional<WriterView> news;
    lock.lock();
    try {
      news = remember(pointer);
      problem = Optional.empty();
      finished(begunAt);
    } finally {
      lock.unlock();
    }
    news.ifPresent(onWriter);
  }

  private Optional<WriterView> remember(WriterPointer pointer) {
    if (known.filter(pointer::equals).isPresent()) {
      return Optional.empty();
    }
    known = Optional.of(pointer);
    knownSince = time.nanos();
    generation++;
    metrics.moved(pointer);
    LOG.info(
        "writer: {}, epoch {}",
        pointer.writer().map(WriterTarget::toString).orElse("NONE"),
        pointer.epoch());
    return pointer.writer().map(target -> new WriterView(target, generation));
  }

  private boolean isOld(WriterPointer pointer) {
    lock.lock();
    try {
      return known.filter(last -> last.epoch() > pointer.epoch()).isPresent();
    } finally {
      lock.unlock();
    }
  }

  /** The read that began at {@code begunAt} failed. */
  void unreadable(RuntimeException why, long begunAt) {
    metrics.unreadable();
    lock.lock();
    try {
      if (problem.isEmpty()) {
        LOG.warn("the state item cannot be read, the last pointer stands: {}", why.getMessage());
      }
      problem = Optional.of(why);
      finished(begunAt);
    } finally {
      lock.unlock();
    }
  }

  private void finished(long begunAt) {
    lastReadBegan = begunAt;
    everRead = true;
    if (suspicion && begunAt - suspectedAt >= 0) {
      suspicion = false;
    }
    changed.signalAll();
  }

  /** A failure showed that the writer may have moved: read at once, hold borrowers until then. */
  void suspect() {
    lock.lock();
    try {
      suspectedAt = time.nanos();
      suspicion = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a read is due; false once the board is closed. */
  boolean awaitReadDue() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        long left = everRead ? lastReadBegan + interval().toNanos() - time.nanos() : 0;
        if (left <= 0) {
          return true;
        }
        time.await(changed, left);
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private Duration interval() {
    if (suspicion) {
      return Contract.SHORTEST_INTERVAL;
    }
    return known.flatMap(WriterPointer::writer).isPresent()
        ? Contract.USUAL_INTERVAL
        : Contract.INTERVAL_WITHOUT_WRITER;
  }

  /**
   * The writer, as soon as there is one and no failure asks for a fresh read.
   *
   * @param deadline time until which to wait
   * @throws WriterUnavailableException if there is none by then; the message says why
   */
  WriterView awaitWriter(long deadline) throws WriterUnavailableException, InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        Optional<WriterTarget> writer = known.flatMap(WriterPointer::writer);
        long doubt = doubtLeft();
        long left = deadline - time.nanos();
        if (writer.isPresent() && (doubt <= 0 || left <= 0)) {
          return new WriterView(writer.get(), generation);
        }
        if (left <= 0) {
          throw new WriterUnavailableException("no writer: " + situation());
        }
        time.await(changed, writer.isPresent() ? Math.min(left, doubt) : left);
      }
      throw new WriterUnavailableException("this data source is closed");
    } finally {
      lock.unlock();
    }
  }

  /** How long a failure still holds borrowers back, in nanoseconds. */
  private long doubtLeft() {
    return suspicion ? suspectedAt + Contract.FRESHNESS_WAIT.toNanos() - time.nanos() : 0;
  }

  /** Waits, unless something changes; for tries that follow each other. */
  void pause(Duration duration) throws InterruptedException {
    lock.lock();
    try {
      if (!closed) {
        time.await(changed, duration.toNanos());
      }
    } finally {
      lock.unlock();
    }
  }

  /** What the state item said last, in words. */
  String situation() {
    lock.lock();
    try {
      String said =
          known
              .map(
                  pointer ->
                      "the state item says "
                          + pointer.writer().map(WriterTarget::toString).orElse("NONE")
                          + " for "
                          + seconds(time.nanos() - knownSince)
                          + ", epoch "
                          + pointer.epoch())
              .orElse("the state item was never read");
      return problem.map(why -> said + "; reading it fails: " + why.getMessage()).orElse(said);
    } finally {
      lock.unlock();
    }
  }

  /** What the state item said last. */
  Optional<WriterPointer> known() {
    lock.lock();
    try {
      return known;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }
}
