package com.paymentmigration.lambda.realpair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.Writer;
import com.paymentmigration.lambda.referenceapp.ContractClient;
import com.paymentmigration.lambda.referenceapp.Login;
import com.paymentmigration.lambda.referenceapp.Payment;
import com.paymentmigration.lambda.referenceapp.PaymentSchema;
import com.paymentmigration.lambda.referenceapp.PaymentStyles;
import com.paymentmigration.lambda.referenceapp.PaymentWork;
import com.paymentmigration.lambda.referenceapp.WriterDirectory;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract, rule 3: what a client may report as paid after a duplicate key or a lost COMMIT. */
class ContractClientIT {
  private static final int DUPLICATE_KEY = 1062;
  private static final int SERVER_LOST = 2013;

  private static MySqlPair pair;

  private final AtomicInteger logins = new AtomicInteger();
  private final AtomicInteger tries = new AtomicInteger();

  @BeforeAll
  static void start() {
    pair = MySqlPair.start();
    PaymentSchema.createOn(pair.blue());
    pair.blue()
        .execute(
            "DROP EVENT payments.every_second",
            "CREATE TABLE payments.refund LIKE payments.payment",
            "ALTER TABLE payments.payment ADD UNIQUE one_amount_once (account_id, amount)");
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @Test
  void aDuplicateOnAnotherKeyIsNotPaid() throws Exception {
    Payment first = payment(1, "10.00");
    Payment second = payment(1, "10.00");
    assertThat(pay(first, PaymentStyles::hotRow)).isTrue();

    assertThatThrownBy(() -> pay(second, PaymentStyles::hotRow))
        .isInstanceOfSatisfying(
            SQLException.class,
            failure -> assertThat(failure.getErrorCode()).isEqualTo(DUPLICATE_KEY));
    assertThat(rows("payment", second)).isZero();
  }

  @Test
  void aKeyThatAnotherPaymentUsedIsNotPaid() throws Exception {
    Payment first = payment(1, "20.00");
    assertThat(pay(first, PaymentStyles::hotRow)).isTrue();

    for (Payment other :
        new Payment[] {
          new Payment(first.key(), 2, first.amount()),
          new Payment(first.key(), 1, new BigDecimal("20.01"))
        }) {
      assertThatThrownBy(() -> pay(other, PaymentStyles::hotRow)).isInstanceOf(SQLException.class);
    }
    assertThat(rows("payment", first)).isOne();
  }

  @Test
  void aCommitInDoubtThatTookEffectIsPaidOnce() throws Exception {
    Payment payment = payment(1, "30.00");

    assertThat(pay(payment, lostOnceAfter(PaymentStyles::hotRow))).isTrue();
    assertThat(tries).hasValue(2);
    assertThat(rows("payment", payment)).isOne();
  }

  @Test
  void aCommitInDoubtThatDidNotTakeEffectIsPaidByTheNextTry() throws Exception {
    Payment payment = payment(1, "40.00");
    PaymentWork lostBefore =
        (connection, one) -> {
          if (tries.incrementAndGet() == 1) {
            throw lost();
          }
          PaymentStyles.hotRow(connection, one);
        };

    assertThat(pay(payment, lostBefore)).isTrue();
    assertThat(rows("payment", payment)).isOne();
  }

  @Test
  void aWriterThatMovesDuringTheLookUpLeavesThePaymentInDoubtAndNotRefused() throws Exception {
    Payment payment = payment(1, "50.00");
    // The first try, the second one, then the look-up.
    Login third =
        writer -> {
          if (logins.incrementAndGet() == 3) {
            throw lost();
          }
          return login(writer);
        };

    assertThat(pay(payment, lostOnceAfter(PaymentStyles::hotRow), third)).isTrue();
    assertThat(logins).hasValueGreaterThan(3);
    assertThat(rows("payment", payment)).isOne();
  }

  @Test
  void aRefundInDoubtIsLookedForAmongRefunds() throws Exception {
    Payment refund = payment(2, "60.00");
    PaymentWork work =
        (connection, one) -> {
          try (var insert =
              connection.prepareStatement(
                  "INSERT INTO payments.refund (idempotency_key, account_id, amount, written_on,"
                      + " written_at) VALUES (?, ?, ?, '', NOW(6))")) {
            insert.setString(1, one.key());
            insert.setInt(2, one.account());
            insert.setBigDecimal(3, one.amount());
            insert.execute();
          }
        };

    assertThat(pay(refund, PaymentWork.in("payments.refund", lostOnceAfter(work)))).isTrue();
    assertThat(rows("refund", refund)).isOne();
    assertThat(rows("payment", refund)).isZero();
  }

  /** Does its work, and the first time the answer gets lost. */
  private PaymentWork lostOnceAfter(PaymentWork work) {
    return (connection, payment) -> {
      int number = tries.incrementAndGet();
      work.pay(connection, payment);
      if (number == 1) {
        throw lost();
      }
    };
  }

  private boolean pay(Payment payment, PaymentWork work) throws Exception {
    return pay(payment, work, ContractClientIT::login);
  }

  private static boolean pay(Payment payment, PaymentWork work, Login login) throws Exception {
    WriterDirectory directory =
        new WriterDirectory(
            () ->
                MigrationState.initial(
                    new Writer.Serving(
                        Environment.BLUE, "localhost", pair.blue().port(), "payment_app_blue"),
                    Instant.EPOCH));
    long deadline = System.nanoTime() + 10_000_000_000L;
    try (ContractClient client = new ContractClient(directory, login)) {
      return client.pay(payment, work, () -> System.nanoTime() < deadline);
    }
  }

  private static Connection login(Writer.Serving writer) throws SQLException {
    return pair.blue()
        .connect(
            writer.account(),
            pair.accounts().password(TestAccounts.APPLICATION_BLUE),
            MySqlPair.DATABASE);
  }

  private static SQLException lost() {
    return new SQLException("the connection is lost", "08S01", SERVER_LOST);
  }

  private static Payment payment(int account, String amount) {
    return new Payment(UUID.randomUUID().toString(), account, new BigDecimal(amount));
  }

  private static int rows(String table, Payment payment) {
    return Integer.parseInt(
        pair.blue()
            .value(
                "SELECT COUNT(*) FROM payments."
                    + table
                    + " WHERE idempotency_key = '"
                    + payment.key()
                    + "'"));
  }
}
