package com.paymentmigration.operator.doctor.account;

/** Names that cannot be given twice in this account and region. */
public interface TakenNames {
  /**
   * Whether a resource of {@code type} is called {@code name}.
   *
   * @throws IllegalArgumentException if it does not know how to look for this type
   */
  boolean taken(String type, String name);
}
