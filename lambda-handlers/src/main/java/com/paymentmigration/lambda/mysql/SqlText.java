package com.paymentmigration.lambda.mysql;

/**
 * Writes values into statements that take no placeholders, such as {@code ALTER USER}. Refuses what
 * it cannot write safely in every {@code sql_mode}, without repeating it: the value may be a
 * password.
 */
public final class SqlText {
  private static final char FIRST_PRINTABLE = ' ';
  private static final char LAST_PRINTABLE = '~';

  private SqlText() {}

  /**
   * {@code value} as a string literal. A quote is doubled, which means the same with and without
   * NO_BACKSLASH_ESCAPES; a backslash does not, and is refused.
   *
   * @throws IllegalArgumentException if a character is a backslash or not printable ASCII
   */
  public static String literal(String value) {
    requirePlain(value, '\\');
    return "'" + value.replace("'", "''") + "'";
  }

  /** {@code username} as an account name, valid from every host. */
  public static String account(String username) {
    return literal(username) + "@'%'";
  }

  /**
   * {@code schema} as the object of a GRANT, where {@code _} and {@code %} would be wildcards.
   *
   * @throws IllegalArgumentException if a character is a backslash, a backtick or not printable
   */
  public static String grantedSchema(String schema) {
    requirePlain(schema, '`');
    requirePlain(schema, '\\');
    return "`" + schema.replace("_", "\\_").replace("%", "\\%") + "`.*";
  }

  private static void requirePlain(String value, char refused) {
    for (int at = 0; at < value.length(); at++) {
      char character = value.charAt(at);
      if (character < FIRST_PRINTABLE || character > LAST_PRINTABLE || character == refused) {
        throw new IllegalArgumentException(
            "SQL text: received U+"
                + Integer.toHexString(character)
                + " at position "
                + at
                + ", allowed: printable ASCII without "
                + refused);
      }
    }
  }
}
