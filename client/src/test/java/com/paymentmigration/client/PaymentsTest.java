package com.paymentmigration.client;

import static com.paymentmigration.client.Writers.BLUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 3 of the contract. */
class PaymentsTest {
  private static final PaymentIdentity PAYMENT =
      PaymentIdentity.ofKey("k-1").with("account_id", 7).with("amount", "12.50");

  private final SQLException lost = new SQLException("gone", "08S01");
  private final SQLException duplicate = new SQLException("dup", "23000", 1062);
  private final SQLException deadlock = new SQLException("deadlock", "40001", 1213);
  private final SQLException readOnly = new SQLException("--read-only", "HY000", 1290);

  private final FakeTime time = new FakeTime();
  private final Deque<Finding> findings = new ArrayDeque<>();
  private final WriterDataSource source =
      WriterDataSource.of(
              () -> WriterPointer.to(BLUE, 7),
              target -> new DatabaseLogin("u", "p"),
              DriverSettings.of("payments"))
          .pools(new FakePools())
          .build(time);
  private int looks;
  private final Payments payments =
      new Payments(
          source,
          (connection, payment) -> {
            looks++;
            return findings.isEmpty() ? Finding.NO_ROW : findings.poll();
          },
          Duration.ofSeconds(5));

  PaymentsTest() {
    source.readNow();
  }

  /** Work that fails in these ways, one a try, then succeeds. */
  private static Callable<String> failing(Exception... failures) {
    Deque<Exception> left = new ArrayDeque<>(List.of(failures));
    return () -> {
      if (!left.isEmpty()) {
        throw left.poll();
      }
      return "paid";
    };
  }

  @Test
  void aPaymentThatSucceedsIsNotLookedUp() throws Exception {
    Outcome<String> outcome = payments.make(PAYMENT, failing());

    assertThat(outcome.result()).contains("paid");
    assertThat(looks).isZero();
  }

  @Test
  void whatWasRolledBackIsTriedAgainWithoutALook() throws Exception {
    Outcome<String> outcome = payments.make(PAYMENT, failing(deadlock, readOnly));

    assertThat(outcome.tries()).isEqualTo(3);
    assertThat(looks).isZero();
  }

  @Test
  void aLostCommitWhoseRowIsThereIsSuccessWithoutASecondPayment() throws Exception {
    findings.add(Finding.SAME_PAYMENT);
    Outcome<String> outcome = payments.make(PAYMENT, failing(lost));

    assertThat(outcome.committedBefore()).isTrue();
    assertThat(outcome.tries()).isEqualTo(1);
  }

  @Test
  void aLostCommitWithoutARowIsTriedAgain() throws Exception {
    Outcome<String> outcome = payments.make(PAYMENT, failing(lost));

    assertThat(outcome.result()).contains("paid");
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void aDuplicateKeyAloneIsNoSuccess() {
    assertThatThrownBy(() -> payments.make(PAYMENT, failing(duplicate))).isSameAs(duplicate);
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void aDuplicateKeyWithThePaymentsRowIsSuccess() throws Exception {
    findings.add(Finding.SAME_PAYMENT);

    assertThat(payments.make(PAYMENT, failing(duplicate)).committedBefore()).isTrue();
  }

  @Test
  void aKeyThatWasUsedForAnotherPaymentIsAnError() {
    findings.add(Finding.OTHER_PAYMENT);

    assertThatThrownBy(() -> payments.make(PAYMENT, failing(duplicate)))
        .isInstanceOf(KeyUsedTwiceException.class)
        .hasCause(duplicate);
  }

  @Test
  void afterADoubtNoRefusalIsBelievedBeforeAnotherLook() throws Exception {
    findings.add(Finding.NO_ROW);
    findings.add(Finding.SAME_PAYMENT);
    Exception noMoney = new IllegalStateException("insufficient funds: the first try debited them");

    assertThat(payments.make(PAYMENT, failing(lost, noMoney)).committedBefore()).isTrue();
  }

  @Test
  void aRefusalWithoutADoubtIsTheCallersAtOnce() {
    Exception noMoney = new IllegalStateException("insufficient funds");

    assertThatThrownBy(() -> payments.make(PAYMENT, failing(noMoney, noMoney))).isSameAs(noMoney);
    assertThat(looks).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void outOfTimeSaysWhetherThePaymentIsInDoubt(boolean late) {
    Callable<String> never =
        () -> {
          time.pass(Duration.ofSeconds(1).toNanos());
          throw late ? lost : deadlock;
        };

    assertThatThrownBy(() -> payments.make(PAYMENT, never))
        .isInstanceOf(late ? PaymentInDoubtException.class : PaymentNotMadeException.class)
        .hasMessageContaining("after 5.0 s and ");
  }

  @Test
  void aLookThatCannotBeMadeLeavesTheDoubt() {
    Payments blind =
        new Payments(
            source,
            (connection, payment) -> {
              time.pass(Duration.ofSeconds(1).toNanos());
              throw new SQLException("gone", "08S01");
            },
            Duration.ofSeconds(5));

    assertThatThrownBy(() -> blind.make(PAYMENT, failing(duplicate)))
        .isInstanceOf(PaymentInDoubtException.class);
  }

  @Test
  void noMessageQuotesThePayment() {
    findings.add(Finding.OTHER_PAYMENT);

    assertThatThrownBy(() -> payments.make(PAYMENT, failing(duplicate)))
        .message()
        .doesNotContain("k-1", "12.50");
  }
}
