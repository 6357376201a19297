package com.paymentmigration.operator;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call that starts something, for a person who watches: a word while there is no answer, and at
 * Ctrl-C whether it was started.
 */
final class Sending implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
  private static final long FIRST_WORD_MILLIS = 1_000;
  private static final long NEXT_WORD_MILLIS = 5_000;

  /** How far it is. */
  private enum Stage {
    NOT_SENT,
    SENT,
    ANSWERED
  }

  private final String what;
  private final Supplier<String> callee;
  private final Consumer<String> say;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.NOT_SENT);
  private final ScheduledExecutorService words =
      Executors.newSingleThreadScheduledExecutor(
          run -> {
            Thread thread = new Thread(run, "words");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> word;
  private final Thread atInterrupt = new Thread(this::interrupted);

  /**
   * A call.
   *
   * @param what is started, such as {@code rollback}
   * @param callee whom the latest call went to
   * @param say takes a line for a person
   */
  Sending(String what, Supplier<String> callee, Consumer<String> say) {
    this.what = what;
    this.callee = callee;
    this.say = say;
    Runtime.getRuntime().addShutdownHook(atInterrupt);
    word =
        words.scheduleAtFixedRate(
            this::sayWord, FIRST_WORD_MILLIS, NEXT_WORD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Makes a call that must come first and starts nothing. */
  <T> T before(Supplier<T> call) {
    return call.get();
  }

  /** Makes the call that starts it. */
  <T> T send(Supplier<T> call) {
    stage.set(Stage.SENT);
    T answer = call.get();
    stage.set(Stage.ANSWERED);
    word.cancel(false);
    return answer;
  }

  private void sayWord() {
    say.accept(what + ": no answer yet from " + callee.get() + "; " + started());
  }

  private void interrupted() {
    say.accept(what + ": " + started());
  }

  /** Whether it was started, in words. */
  String started() {
    return switch (stage.get()) {
      case NOT_SENT -> "it is not started";
      case SENT -> "it was sent and may have been started: call again, twice does no harm";
      case ANSWERED -> "it is started, and goes on by itself";
    };
  }

  @Override
  public void close() {
    word.cancel(false);
    words.shutdownNow();
    try {
      Runtime.getRuntime().removeShutdownHook(atInterrupt);
    } catch (IllegalStateException goingDown) {
      LOG.debug("the hook has its say", goingDown);
    }
  }
}
