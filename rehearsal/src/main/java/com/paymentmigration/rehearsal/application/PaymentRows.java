package com.paymentmigration.rehearsal.application;

import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an application keeps its payments.
 *
 * @param table schema and name
 * @param key column of the idempotency key
 * @param account column of the account
 * @param amount column of the amount
 */
public record PaymentRows(String table, String key, String account, String amount) {
  /** As the reference application keeps them. */
  public static final String REFERENCE = "payments.payment idempotency_key account_id amount";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$]{1,64}");
  private static final Pattern TABLE = Pattern.compile(NAME + "\\." + NAME);
  private static final int WORDS = 4;

  /**
   * Reads {@code TABLE KEY ACCOUNT AMOUNT}.
   *
   * @throws IllegalArgumentException if it is not of that form: the names become part of statements
   */
  public static PaymentRows of(String text) {
    String[] words = text.strip().split("\\s+", -1);
    boolean good = words.length == WORDS && TABLE.matcher(words[0]).matches();
    for (int i = 1; good && i < WORDS; i++) {
      good = NAME.matcher(words[i]).matches();
    }
    if (!good) {
      throw new IllegalArgumentException(
          "--rows: received '"
              + text
              + "', allowed: schema.table and its columns of key, account and amount, such as '"
              + REFERENCE
              + "'");
    }
    return new PaymentRows(words[0], words[1], words[2], words[3]);
  }

  /** How many rows of {@code server} have this payment's account and amount. */
  public int like(MySqlServer server, TestPayment payment) {
    return count(
        server,
        "SELECT COUNT(*) FROM " + table + " WHERE " + account + " = ? AND " + amount + " = ?",
        payment.account(),
        payment.amount());
  }

  /** How many rows of {@code server} have this payment's key, account and amount. */
  public int of(MySqlServer server, TestPayment payment) {
    return count(
        server,
        "SELECT COUNT(*) FROM "
            + table
            + " WHERE "
            + key
            + " = ? AND "
            + account
            + " = ? AND "
            + amount
            + " = ?",
        payment.key(),
        payment.account(),
        payment.amount());
  }

  /** Keys of all rows of {@code server}, and those that are there more than once. */
  public Keys keys(MySqlServer server) {
    Map<String, Integer> found = new HashMap<>();
    try (Connection connection = server.superuser();
        PreparedStatement select = connection.prepareStatement("SELECT " + key + " FROM " + table);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.merge(rows.getString(1), 1, Integer::sum);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(table + " cannot be read", failure);
    }
    Set<String> doubled = new HashSet<>();
    found.forEach(
        (each, times) -> {
          if (times > 1) {
            doubled.add(each);
          }
        });
    return new Keys(found.keySet(), doubled);
  }

  /** How many pairs of account and amount, of this amount or more, several rows have. */
  public int alike(MySqlServer server, BigDecimal least) {
    return count(
        server,
        "SELECT COUNT(*) FROM (SELECT 1 FROM "
            + table
            + " WHERE "
            + amount
            + " >= ? GROUP BY "
            + account
            + ", "
            + amount
            + " HAVING COUNT(*) > 1) AS alike",
        least);
  }

  /** Number and checksum of the rows. */
  public String digest(MySqlServer server) {
    String columns = String.join(", ", key, account, amount);
    return server.value(
        "SELECT CONCAT(COUNT(*), ' rows, digest ', LOWER(HEX(BIT_XOR(UNHEX(MD5(CONCAT_WS('|', "
            + columns
            + "))))))) FROM "
            + table);
  }

  /**
   * Keys of a table.
   *
   * @param all each once
   * @param doubled those that several rows have
   */
  public record Keys(Set<String> all, Set<String> doubled) {}

  private static int count(MySqlServer server, String query, Object... values) {
    try (Connection connection = server.superuser();
        PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof BigDecimal decimal) {
          select.setBigDecimal(i + 1, decimal);
        } else {
          select.setObject(i + 1, values[i]);
        }
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("the payments' table cannot be read: " + query, failure);
    }
  }
}
