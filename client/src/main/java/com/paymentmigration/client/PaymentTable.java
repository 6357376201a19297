package com.paymentmigration.client;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table with an idempotency key under a UNIQUE constraint.
 *
 * @param table its name, with or without schema
 * @param keyColumn column of the key
 */
public record PaymentTable(String table, String keyColumn) implements PaymentRows {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_$]{1,64}(\\.[A-Za-z0-9_$]{1,64})?");

  /**
   * Rejects what is no plain name, because it becomes part of a statement.
   *
   * @throws IllegalArgumentException if one has other characters
   */
  public PaymentTable {
    checked("table", table);
    checked("key column", keyColumn);
  }

  @Override
  public Finding find(Connection connection, PaymentIdentity payment) throws SQLException {
    if (payment.facts().isEmpty()) {
      throw new IllegalArgumentException(
          "payment: received a key and no column to compare, allowed: one or more, such as account"
              + " and amount");
    }
    try (PreparedStatement select = connection.prepareStatement(query(payment))) {
      select.setString(1, payment.key());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? compared(row, payment) : Finding.NO_ROW;
      }
    }
  }

  private String query(PaymentIdentity payment) {
    return "SELECT "
        + quoted(keyColumn)
        + payment.facts().keySet().stream()
            .map(column -> ", " + quoted(checked("column", column)))
            .collect(Collectors.joining())
        + " FROM "
        + quoted(table)
        + " WHERE "
        + quoted(keyColumn)
        + " = ?";
  }

  private static Finding compared(ResultSet row, PaymentIdentity payment) throws SQLException {
    // A column's collation may take "K-1" and "k-1 " for the same key.
    if (!payment.key().equals(row.getString(1))) {
      return Finding.OTHER_PAYMENT;
    }
    Map<String, Object> found = new TreeMap<>();
    int column = 2;
    for (String name : payment.facts().keySet()) {
      Object value = row.getObject(column++);
      if (value != null) {
        found.put(name, value);
      }
    }
    return payment.isRow(found) ? Finding.SAME_PAYMENT : Finding.OTHER_PAYMENT;
  }

  private static String checked(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what + ": received '" + name + "', allowed: " + NAME.pattern());
    }
    return name;
  }

  private static String quoted(String name) {
    return "`" + name.replace(".", "`.`") + "`";
  }
}
