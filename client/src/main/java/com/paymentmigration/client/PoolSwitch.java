package com.paymentmigration.client;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pool of the present writer. A new writer gets a new pool, and the connections of the old one
 * end: a COMMIT under way there is in doubt, and the new writer knows its outcome. The same writer
 * under a new generation keeps its pool, whose connections are renewed as they come back.
 */
final class PoolSwitch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PoolSwitch.class);

  private final BiFunction<WriterTarget, Consumer<SQLException>, Pool> open;
  private final Consumer<FailureClass> condemned;
  private Optional<Current> current = Optional.empty();
  private boolean closed;

  private record Current(WriterView view, Pool pool) {}

  /**
   * A switch.
   *
   * @param open opens a pool and returns at once
   * @param condemned is told of each failure of rule 2 on the present writer's connections
   */
  PoolSwitch(
      BiFunction<WriterTarget, Consumer<SQLException>, Pool> open,
      Consumer<FailureClass> condemned) {
    this.open = open;
    this.condemned = condemned;
  }

  /** The pool of {@code view}, or of a newer one if that is known. */
  synchronized Pool of(WriterView view) {
    if (closed) {
      throw new IllegalStateException("this data source is closed");
    }
    Optional<Current> before = current;
    if (before.isPresent() && before.get().view().generation() >= view.generation()) {
      return before.get().pool();
    }
    if (before.isPresent() && before.get().view().target().equals(view.target())) {
      Pool same = before.get().pool();
      same.evictAll();
      current = Optional.of(new Current(view, same));
      return same;
    }
    Pool pool = open.apply(view.target(), failure -> seen(view.target(), failure));
    current = Optional.of(new Current(view, pool));
    before.ifPresent(old -> inBackground(old.pool()));
    return pool;
  }

  /** A failure that somebody saw on a connection of the present writer. */
  void seen(SQLException failure) {
    present().ifPresent(now -> seen(now.view().target(), failure));
  }

  /** A failure on a connection of {@code target}. */
  private void seen(WriterTarget target, SQLException failure) {
    FailureClass kind = Failures.classify(failure);
    Optional<Current> now = present();
    if (now.isEmpty() || !now.get().view().target().equals(target)) {
      return;
    }
    if (kind == FailureClass.WRITER_MOVED) {
      now.get().pool().evictAll();
    }
    if (kind.condemnsConnection()) {
      condemned.accept(kind);
    }
  }

  private synchronized Optional<Current> present() {
    return current;
  }

  private static void inBackground(Pool old) {
    Thread thread =
        new Thread(
            () -> {
              try {
                old.close();
              } catch (RuntimeException failure) {
                LOG.warn("the pool of the former writer did not close", failure);
              }
            },
            "payment-migration-retire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void close() {
    closed = true;
    current.ifPresent(now -> now.pool().close());
    current = Optional.empty();
  }
}
