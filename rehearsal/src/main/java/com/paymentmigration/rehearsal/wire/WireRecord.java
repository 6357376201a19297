package com.paymentmigration.rehearsal.wire;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** What was seen on the wire; no value of a statement is kept. */
public final class WireRecord {
  private final Queue<Login> logins = new ConcurrentLinkedQueue<>();
  private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
  private final Queue<Commit> commits = new ConcurrentLinkedQueue<>();
  private final Queue<Seen> statements = new ConcurrentLinkedQueue<>();
  private final Queue<Transaction> transactions = new ConcurrentLinkedQueue<>();

  /**
   * A login.
   *
   * @param nanos {@code System.nanoTime()} of the answer
   * @param side name of the wire
   * @param user who
   * @param error MySQL's number; 0 if it was taken
   */
  public record Login(long nanos, String side, String user, int error) {}

  /**
   * A statement that was answered by an error.
   *
   * @param link number of the connection
   * @param error MySQL's number
   * @param brief the statement without values
   */
  public record Refusal(long nanos, String side, long link, int error, String brief) {}

  /**
   * A transaction of a watched payment that the server committed.
   *
   * @param key of the payment
   * @param effective whether it changed a row
   */
  public record Commit(long nanos, String side, String key, boolean effective) {}

  /**
   * A statement that a rule is about.
   *
   * @param what {@code definition}, {@code xa}, {@code write}, {@code read}
   * @param key of the payment in it; empty for none that is watched
   */
  public record Seen(long nanos, String side, String what, String key, String brief) {}

  /**
   * A transaction that came to its end.
   *
   * @param millis from its first statement to its last answer
   */
  public record Transaction(long nanos, String side, long millis) {}

  void login(Login login) {
    logins.add(login);
  }

  void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  void committed(Commit commit) {
    commits.add(commit);
  }

  void seen(Seen statement) {
    statements.add(statement);
  }

  void ended(Transaction transaction) {
    transactions.add(transaction);
  }

  /** Logins since then. */
  public List<Login> logins(long since) {
    return since(logins, since, Login::nanos);
  }

  /** Refused statements since then. */
  public List<Refusal> refusals(long since) {
    return since(refusals, since, Refusal::nanos);
  }

  /** Committed transactions of watched payments since then. */
  public List<Commit> commits(long since) {
    return since(commits, since, Commit::nanos);
  }

  /** Statements that a rule is about, since then. */
  public List<Seen> statements(long since) {
    return since(statements, since, Seen::nanos);
  }

  /** Transactions that ended since then. */
  public List<Transaction> transactions(long since) {
    return since(transactions, since, Transaction::nanos);
  }

  private static <T> List<T> since(Queue<T> all, long since, Function<T, Long> nanos) {
    return all.stream().filter(each -> nanos.apply(each) - since >= 0).toList();
  }
}
