package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.function.Function;

/** A session that is opened when needed, and again after a failure that may pass. */
final class SideConnection implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final long FIRST_PAUSE_MILLIS = 250;

  private final Server server;
  private final StopSignal stop;
  private Session session;

  SideConnection(Server server, StopSignal stop) {
    this.server = server;
    this.stop = stop;
  }

  /**
   * Does {@code work}, which only reads, up to three times.
   *
   * @throws CouldNotVerifyException with the last reason
   */
  <T> T ask(Function<Session, T> work) {
    long pause = FIRST_PAUSE_MILLIS;
    for (int attempt = 1; ; attempt++) {
      stop.check();
      try {
        if (session == null) {
          session = server.open();
        }
        return work.apply(session);
      } catch (CouldNotVerifyException failure) {
        stop.check();
        if (!failure.transientFailure() || attempt == ATTEMPTS) {
          throw failure;
        }
        close();
        stop.pause(pause);
        pause *= 2;
      }
    }
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
