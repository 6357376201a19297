package com.paymentmigration.lambda.referenceapp;

import com.paymentmigration.lambda.domain.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/**
 * A client that keeps the contract: one pooled connection, evicted when the writer may have moved;
 * a payment in doubt is tried again with the same key; success is reported only after the commit
 * was answered, or the row of the key was found to be this payment. For one thread.
 */
public final class ContractClient implements AutoCloseable {
  private static final int PAUSE_MILLIS = 20;

  private final WriterDirectory directory;
  private final Login logins;
  private Connection pooled;
  private Writer.Serving connectedTo;

  /** A client that finds the writer in {@code directory}. */
  public ContractClient(WriterDirectory directory, Login logins) {
    this.directory = directory;
    this.logins = logins;
  }

  /**
   * Makes a payment, however often the writer moves meanwhile.
   *
   * @param goOn asked before each try
   * @return whether it is acknowledged; false if {@code goOn} said no first, then it is in doubt
   * @throws SQLException if the database refused it for a reason that a retry does not change
   */
  public boolean pay(Payment payment, PaymentWork work, BooleanSupplier goOn)
      throws SQLException, InterruptedException {
    while (goOn.getAsBoolean()) {
      WriterPointer pointer = directory.current();
      if (pointer.writer().isEmpty()) {
        Thread.sleep(PAUSE_MILLIS);
        continue;
      }
      try {
        tryOnce(pointer.writer().get(), payment, work);
        return true;
      } catch (SQLException failure) {
        if (WriterMoved.shownBy(failure)) {
          evict();
          directory.refresh();
          Thread.sleep(PAUSE_MILLIS);
        } else if (WriterMoved.mayBeTriedAgain(failure)) {
          evict();
        } else {
          throw failure;
        }
      }
    }
    return false;
  }

  /** A look-up that fails is a try that failed: the writer may move between the two. */
  private void tryOnce(Writer.Serving writer, Payment payment, PaymentWork work)
      throws SQLException {
    try {
      work.pay(connection(writer), payment);
    } catch (SQLException failure) {
      if (!WriterMoved.isDuplicate(failure)) {
        throw failure;
      }
      evict();
      if (!paidBefore(writer, payment, work.table())) {
        throw failure;
      }
    }
  }

  /**
   * Whether the row of the idempotency key is there and is this very payment: 1062 alone may come
   * from another unique key, or from a key that was used for another payment.
   */
  private boolean paidBefore(Writer.Serving writer, Payment payment, String table)
      throws SQLException {
    try (PreparedStatement select =
        connection(writer)
            .prepareStatement(
                "SELECT account_id, amount FROM " + table + " WHERE idempotency_key = ?")) {
      select.setString(1, payment.key());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            && row.getInt("account_id") == payment.account()
            && row.getBigDecimal("amount").compareTo(payment.amount()) == 0;
      }
    }
  }

  private Connection connection(Writer.Serving writer) throws SQLException {
    if (pooled != null && !writer.equals(connectedTo)) {
      evict();
    }
    if (pooled == null) {
      pooled = logins.to(writer);
      connectedTo = writer;
    }
    return pooled;
  }

  private void evict() {
    Evicted.close(pooled);
    pooled = null;
  }

  @Override
  public void close() {
    evict();
  }
}
