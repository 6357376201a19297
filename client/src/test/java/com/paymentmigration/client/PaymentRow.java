package com.paymentmigration.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A payment as an application with JPA has it. */
@Entity
@Table(name = "payment")
class PaymentRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "idempotency_key")
  private String key;

  @Column(name = "account_id")
  private int account;

  @Column(name = "amount")
  private BigDecimal amount;

  /** For JPA. */
  protected PaymentRow() {}

  PaymentRow(String key, int account, BigDecimal amount) {
    this.key = key;
    this.account = account;
    this.amount = amount;
  }

  Long id() {
    return id;
  }
}
