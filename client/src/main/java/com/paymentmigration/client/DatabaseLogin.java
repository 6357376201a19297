package com.paymentmigration.client;

/**
 * What a secret holds.
 *
 * @param user name to log in with; rotation alternates it with a twin
 * @param password never part of a text of this library
 */
public record DatabaseLogin(String user, String password) {
  @Override
  public String toString() {
    return user + " with a password";
  }
}
