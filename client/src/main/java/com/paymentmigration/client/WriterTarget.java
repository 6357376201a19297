package com.paymentmigration.client;

/**
 * The database that accepts writes, as the state item names it.
 *
 * @param side {@code BLUE} or {@code GREEN}
 * @param endpoint host name of the cluster's writer endpoint; the server's certificate names it
 * @param port TCP port, 1 to 65535
 * @param account application account of this side; which secret to log in with
 */
public record WriterTarget(String side, String endpoint, int port, String account) {
  /**
   * Rejects what nobody could connect to.
   *
   * @throws IllegalArgumentException if the side is neither BLUE nor GREEN, a part is blank or has
   *     a character that a JDBC URL gives a meaning, or the port is out of range
   */
  public WriterTarget {
    if (!side.equals("BLUE") && !side.equals("GREEN")) {
      throw new IllegalArgumentException(
          "writer: received '" + side + "', allowed: BLUE, GREEN, NONE");
    }
    if (!endpoint.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "writerEndpoint: received '" + endpoint + "', allowed: a host name");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("writerPort: received " + port + ", allowed: 1 to 65535");
    }
    if (account.isBlank()) {
      throw new IllegalArgumentException("writerAccount: received a blank, allowed: a user name");
    }
  }

  @Override
  public String toString() {
    return side + " (" + endpoint + ":" + port + " as " + account + ")";
  }
}
