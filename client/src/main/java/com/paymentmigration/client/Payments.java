package com.paymentmigration.client;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes payments exactly once, however often the writer moves (rule 3 of {@code
 * docs/application-contract.md}). A try that fails is judged: what was rolled back is tried again;
 * a lost connection and a duplicate key are resolved by the row of the idempotency key; success is
 * reported only after the work returned or that row was found to be this payment.
 */
public final class Payments {
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(20);
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final int MOST_DOUBLINGS = 4;

  private final WriterDataSource source;
  private final PaymentRows rows;
  private final Duration patience;

  /** Payments whose rows {@code rows} finds; tries follow each other for 20 s. */
  public Payments(WriterDataSource source, PaymentRows rows) {
    this(source, rows, DEFAULT_PATIENCE);
  }

  /**
   * The same with a bound of your own.
   *
   * @param patience no try begins later; the last may take {@link
   *     WriterDataSourceBuilder#holdAtMost} longer
   */
  public Payments(WriterDataSource source, PaymentRows rows, Duration patience) {
    this.source = source;
    this.rows = rows;
    this.patience = patience;
  }

  /** Work in one transaction on {@code connection}; neither commits nor closes it. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; a checked failure rolls back. */
    T in(Connection connection) throws SQLException;
  }

  /**
   * Makes a payment with plain JDBC: {@code work} runs in a transaction of its own, which is
   * committed afterwards.
   *
   * @see #make
   */
  public <T> Outcome<T> transact(PaymentIdentity payment, Work<T> work) throws Exception {
    return make(payment, () -> inTransaction(work));
  }

  private <T> T inTransaction(Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      boolean automatic = connection.getAutoCommit();
      connection.setAutoCommit(false);
      T result;
      try {
        result = work.in(connection);
        connection.commit();
      } catch (SQLException | RuntimeException failure) {
        rollBack(connection, failure);
        throw failure;
      }
      restore(connection, automatic);
      return result;
    }
  }

  private static void rollBack(Connection connection, Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      // The server rolls back what it loses; the first failure is the one that tells.
      failure.addSuppressed(gone);
    }
  }

  /** After the COMMIT was answered nothing may turn success into a failure. */
  private void restore(Connection connection, boolean automatic) {
    try {
      connection.setAutoCommit(automatic);
    } catch (SQLException lost) {
      source.failed(lost);
    }
  }

  /**
   * Makes a payment by whatever {@code body} uses: Spring's {@code TransactionTemplate}, an {@code
   * EntityManager} of its own, JDBC. It is called once for each try, commits before it returns, and
   * uses this data source's connections only.
   *
   * @throws KeyUsedTwiceException if the key has a row, and that is another payment
   * @throws PaymentInDoubtException if the outcome could not be found out in time
   * @throws PaymentNotMadeException if nothing was committed in time
   * @throws InterruptedException if the thread was interrupted; if a COMMIT was lost before, the
   *     payment is in doubt
   * @throws Exception what {@code body} threw, if another try would not change it; nothing of it
   *     was committed
   */
  public <T> Outcome<T> make(PaymentIdentity payment, Callable<T> body) throws Exception {
    Attempts attempts = new Attempts(payment);
    while (true) {
      attempts.tries++;
      try {
        return new Outcome<>(Optional.of(body.call()), attempts.tries);
      } catch (InterruptedException interrupted) {
        throw interrupted;
      } catch (Exception failure) {
        if (attempts.committed(failure)) {
          return new Outcome<>(Optional.empty(), attempts.tries);
        }
      }
      attempts.pause();
    }
  }

  /** The tries of one payment. */
  private final class Attempts {
    private final PaymentIdentity payment;
    private final long deadline = source.time().nanos() + patience.toNanos();
    private boolean doubt;
    private int tries;

    Attempts(PaymentIdentity payment) {
      this.payment = payment;
    }

    /** Whether a try was committed all the same; throws if no further try makes sense. */
    boolean committed(Exception failure) throws Exception {
      FailureClass kind = Failures.classify(failure);
      doubt |= kind.leavesCommitInDoubt();
      // After a doubt any failure may come of the first try's success: a balance that it debited.
      if (doubt || kind == FailureClass.DUPLICATE_KEY) {
        Finding finding = lookUp(failure);
        source.metrics().lookedUp(finding);
        if (finding == Finding.SAME_PAYMENT) {
          return true;
        }
        if (finding == Finding.OTHER_PAYMENT) {
          throw new KeyUsedTwiceException(failure);
        }
      }
      if (!kind.mayPass()) {
        throw failure;
      }
      if (late()) {
        throw givenUp(failure);
      }
      source.metrics().triedAgain(kind);
      return false;
    }

    private Finding lookUp(Exception failure) throws Exception {
      while (true) {
        try (Connection connection = source.getConnection()) {
          return found(connection);
        } catch (SQLException unanswered) {
          failure.addSuppressed(unanswered);
          if (late() || !Failures.classify(unanswered).mayPass()) {
            throw givenUp(failure);
          }
        }
        pause();
      }
    }

    /**
     * In a snapshot of its own: a pool may hand out connections that do not commit by themselves.
     */
    private Finding found(Connection connection) throws SQLException {
      Finding finding = rows.find(connection, payment);
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      return finding;
    }

    private Exception givenUp(Exception failure) {
      String after =
          WriterBoard.seconds(patience.toNanos()) + " and " + tries + " tries: " + failure;
      return doubt || Failures.classify(failure) == FailureClass.DUPLICATE_KEY
          ? new PaymentInDoubtException(
              "a COMMIT is in doubt, and the key's row could not be read after " + after, failure)
          : new PaymentNotMadeException("nothing was committed after " + after, failure);
    }

    private boolean late() {
      return source.time().nanos() - deadline >= 0;
    }

    /** Longer from try to try, and never the same for all, who would come back together. */
    void pause() throws InterruptedException {
      long most = FIRST_PAUSE_MILLIS << Math.min(tries, MOST_DOUBLINGS);
      source.pause(
          Duration.ofMillis(FIRST_PAUSE_MILLIS + ThreadLocalRandom.current().nextLong(most)));
    }
  }
}
