package com.paymentmigration.lambda.realpair;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.referenceapp.ContractClient;
import com.paymentmigration.lambda.referenceapp.Logins;
import com.paymentmigration.lambda.referenceapp.Payment;
import com.paymentmigration.lambda.referenceapp.PaymentStyles;
import com.paymentmigration.lambda.referenceapp.PaymentWork;
import com.paymentmigration.lambda.referenceapp.StubbornClient;
import com.paymentmigration.lambda.referenceapp.WriterDirectory;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Clients of every style, paying until told to stop; remembers what was acknowledged, and when. */
final class PaymentLoad implements AutoCloseable {
  private static final int HOT_ACCOUNT = 1;
  private static final int PAUSE_MILLIS = 10;
  private static final BigDecimal AMOUNT = new BigDecimal("1.25");
  private static final long PATIENCE_SECONDS = 60;

  /**
   * One acknowledged payment.
   *
   * @param key idempotency key
   * @param nanos {@code System.nanoTime()} of the acknowledgement
   */
  record Acknowledged(String key, long nanos) {}

  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final WriterDirectory directory;
  private final Logins logins;
  private volatile boolean stopped;

  PaymentLoad(MySqlPair pair, SharedState states) {
    directory = new WriterDirectory(states::read);
    logins = new Logins(pair);
  }

  /** Four ordinary clients of one hot row. */
  PaymentLoad ordinary() {
    for (int client = 0; client < 4; client++) {
      contract(PaymentStyles::hotRow);
    }
    return this;
  }

  /** One client of each awkward style, and one on each side that keeps no contract. */
  PaymentLoad awkward() {
    contract(PaymentStyles::longTransaction);
    contract(PaymentStyles::tableLock);
    contract(PaymentStyles::xaOnePhase);
    contract(PaymentStyles::definerRoutine);
    contract(PaymentStyles::withDdl);
    return stubborn();
  }

  /** One client on each side that keeps no contract. */
  PaymentLoad stubborn() {
    for (Environment side : Environment.values()) {
      start(
          () -> {
            try (StubbornClient client = new StubbornClient(side, logins)) {
              while (!stopped) {
                Payment payment = next();
                if (client.tryOnce(payment, PaymentStyles::hotRow)) {
                  note(payment);
                }
                Thread.sleep(PAUSE_MILLIS);
              }
            }
          });
    }
    return this;
  }

  private void contract(PaymentWork work) {
    start(
        () -> {
          try (ContractClient client = new ContractClient(directory, logins)) {
            while (!stopped) {
              Payment payment = next();
              if (client.pay(payment, work, () -> !stopped)) {
                note(payment);
              }
              Thread.sleep(PAUSE_MILLIS);
            }
          }
        });
  }

  private void start(Work work) {
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (SQLException | InterruptedException | RuntimeException failure) {
            failures.add(failure);
          }
        });
  }

  private void note(Payment payment) {
    acknowledged.add(new Acknowledged(payment.key(), System.nanoTime()));
  }

  private static Payment next() {
    return new Payment(UUID.randomUUID().toString(), HOT_ACCOUNT, AMOUNT);
  }

  /** What was acknowledged so far, in order. */
  List<Acknowledged> acknowledged() {
    return new ArrayList<>(acknowledged);
  }

  /**
   * The longest time between two acknowledgements of which the second came after {@code since}: how
   * long all clients together got nothing acknowledged, in milliseconds.
   */
  long longestGapMillis(long since) {
    long longest = 0;
    long previous = -1;
    for (long at : acknowledged.stream().mapToLong(Acknowledged::nanos).sorted().toArray()) {
      if (previous >= 0 && at > since) {
        longest = Math.max(longest, at - previous);
      }
      previous = at;
    }
    return TimeUnit.NANOSECONDS.toMillis(longest);
  }

  /** Failures that ended a client: there should be none. */
  List<Throwable> failures() {
    return new ArrayList<>(failures);
  }

  /** Ends every client; what was acknowledged stays. */
  void stop() {
    stopped = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("clients did not stop in " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }

  private interface Work {
    void run() throws SQLException, InterruptedException;
  }
}
