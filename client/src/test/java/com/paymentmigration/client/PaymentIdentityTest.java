package com.paymentmigration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a row is this payment. */
class PaymentIdentityTest {
  private static final PaymentIdentity PAYMENT =
      PaymentIdentity.ofKey("k").with("account", 7).with("amount", new BigDecimal("12.5"));

  @Test
  void numbersAreComparedAsNumbers() {
    assertThat(PAYMENT.isRow(Map.of("account", 7L, "amount", new BigDecimal("12.50")))).isTrue();
  }

  @Test
  void anAmountMayBeGivenAsText() {
    PaymentIdentity payment = PaymentIdentity.ofKey("k").with("amount", "12.5");

    assertThat(payment.isRow(Map.of("amount", new BigDecimal("12.50")))).isTrue();
    assertThat(payment.isRow(Map.of("amount", new BigDecimal("12.51")))).isFalse();
  }

  @Test
  void anAmountWithAnExponentIsTheSameNumber() {
    BigDecimal thousand = new BigDecimal("1000.00").stripTrailingZeros();

    assertThat(thousand).hasToString("1E+3");
    assertThat(
            PaymentIdentity.ofKey("k")
                .with("amount", thousand)
                .isRow(Map.of("amount", new BigDecimal("1000.00"))))
        .isTrue();
  }

  @Test
  void whatIsNoNumberOfAColumnIsRefused() {
    assertThatThrownBy(() -> PaymentIdentity.ofKey("k").with("amount", Double.NaN))
        .hasMessageStartingWith("payment, column amount: received java.lang.Double, allowed:");
  }

  @Test
  void textsOfDigitsAreComparedAsNumbersToo() {
    PaymentIdentity payment = PaymentIdentity.ofKey("k").with("account", "007");

    assertThat(payment.isRow(Map.of("account", 7))).isTrue();
    assertThat(payment.isRow(Map.of("account", "x7"))).isFalse();
  }

  @Test
  void oneCentMoreIsAnotherPayment() {
    assertThat(PAYMENT.isRow(Map.of("account", 7, "amount", new BigDecimal("12.51")))).isFalse();
  }

  @Test
  void anotherAccountIsAnotherPayment() {
    assertThat(PAYMENT.isRow(Map.of("account", 8, "amount", new BigDecimal("12.50")))).isFalse();
  }

  @Test
  void aColumnThatIsNullIsAnotherPayment() {
    assertThat(PAYMENT.isRow(Map.of("account", 7))).isFalse();
  }

  @Test
  void truthValuesAndUuidsAreComparedAsColumnsHoldThem() {
    UUID card = UUID.randomUUID();
    PaymentIdentity payment =
        PaymentIdentity.ofKey("k").with("captured", true).with("card_token", card);

    assertThat(payment.isRow(Map.of("captured", 1, "card_token", card.toString()))).isTrue();
  }

  @Test
  void aValueThatDriversChangeIsRefused() {
    PaymentIdentity payment = PaymentIdentity.ofKey("k");

    assertThatThrownBy(() -> payment.with("day", LocalDate.EPOCH))
        .hasMessage(
            "payment, column day: received java.time.LocalDate, allowed: Number, CharSequence,"
                + " Boolean, UUID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a;drop", "a`", "a.b.c", "a'"})
  void aNameThatIsNoPlainNameIsRefused(String name) {
    assertThatThrownBy(() -> new PaymentTable(name, "idempotency_key"))
        .hasMessageStartingWith("table: received '" + name + "', allowed: ");
    assertThatThrownBy(() -> new PaymentTable("payment", name))
        .hasMessageStartingWith("key column: received '" + name + "', allowed: ");
  }
}
