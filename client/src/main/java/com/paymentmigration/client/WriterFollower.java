package com.paymentmigration.client;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that reads the state item, as often as {@link WriterBoard} says. */
final class WriterFollower implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(WriterFollower.class);

  private final StateSource source;
  private final WriterBoard board;
  private final Time time;
  private final Thread thread = new Thread(this, "payment-migration-writer");

  WriterFollower(StateSource source, WriterBoard board, Time time) {
    this.source = source;
    this.board = board;
    this.time = time;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  void stop() {
    thread.interrupt();
  }

  @Override
  public void run() {
    try {
      while (board.awaitReadDue()) {
        readOnce();
      }
    } catch (InterruptedException closed) {
      LOG.debug("no longer follows the state item", closed);
    }
  }

  void readOnce() {
    long begun = time.nanos();
    WriterPointer pointer;
    try {
      pointer = source.read();
    } catch (RuntimeException | LinkageError unreadable) {
      board.unreadable(
          unreadable instanceof RuntimeException ordinary
              ? ordinary
              : new IllegalStateException(unreadable.toString(), unreadable),
          begun);
      return;
    }
    try {
      board.accept(pointer, begun);
    } catch (RuntimeException failure) {
      // Whoever asks for a connection meets it too; following must not end with it.
      LOG.error("no pool for the new writer", failure);
    }
  }
}
