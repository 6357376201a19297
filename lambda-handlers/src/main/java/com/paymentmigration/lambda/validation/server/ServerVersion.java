package com.paymentmigration.lambda.validation.server;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server is, from the text that it greets with: no statement is needed, so that none can
 * fail first. Aurora MySQL greets with the version of MySQL that it is compatible with.
 *
 * @param text the whole text, {@code 8.0.36-log}
 * @param major first number
 * @param minor second number
 * @param patch third number
 * @param mysql whether it is MySQL, and no relative of other ways
 */
public record ServerVersion(String text, int major, int minor, int patch, boolean mysql)
    implements Comparable<ServerVersion> {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

  /** MariaDB puts this before its version, for clients that refuse a 10. */
  private static final String MARIADB_PREFIX = "5.5.5-";

  private static final int OLDEST_MAJOR = 5;
  private static final int OLDEST_MINOR = 7;

  /** Series 9: its first releases still have the old hash functions. */
  private static final int LAST_CLASSIC_MAJOR = 9;

  /**
   * The version in {@code text}.
   *
   * @throws CouldNotVerifyException if there is none
   */
  public static ServerVersion of(String text) {
    boolean mariadb = text.toLowerCase(Locale.ROOT).contains("mariadb");
    String own =
        mariadb && text.startsWith(MARIADB_PREFIX) ? text.substring(MARIADB_PREFIX.length()) : text;
    Matcher numbers = NUMBERS.matcher(own);
    if (!numbers.matches()) {
      throw new CouldNotVerifyException("a server of unknown version " + text, false, null);
    }
    return new ServerVersion(
        own,
        Integer.parseInt(numbers.group(1)),
        Integer.parseInt(numbers.group(2)),
        numbers.group(3) == null ? 0 : Integer.parseInt(numbers.group(3)),
        !mariadb);
  }

  /** Whether the engine knows how to read it: MySQL 5.7, 8.0 and newer. */
  public boolean supported() {
    return mysql && (major > OLDEST_MAJOR || (major == OLDEST_MAJOR && minor >= OLDEST_MINOR));
  }

  /** {@code MySQL 8.0.36} or {@code MariaDB 10.11.6-MariaDB}. */
  @Override
  public String toString() {
    return (mysql ? "MySQL " : "MariaDB ") + text;
  }

  private boolean from8() {
    return major >= 8;
  }

  /**
   * Whether bit functions aggregate binary strings (Reference Manual 8.0, "Bit Functions and
   * Operators"). 5.7 takes the strings for numbers and answers nonsense, without an error.
   */
  public boolean aggregatesBinary() {
    return from8();
  }

  /**
   * Whether {@code MD5()} and {@code SHA1()} are known. From 9.6 on they are only with the
   * component {@code component_classic_hashing}; {@code SHA2()} is part of every server.
   */
  public boolean hasClassicHashes() {
    return major < LAST_CLASSIC_MAJOR || (major == LAST_CLASSIC_MAJOR && minor < 6);
  }

  /** Whether information_schema says which indexes are invisible. */
  public boolean hasInvisibleIndexes() {
    return from8();
  }

  /** What the names of information_schema's tables of InnoDB begin with. */
  public String dictionaryPrefix() {
    return from8() ? "innodb_" : "innodb_sys_";
  }

  /** Whether estimates of rows are cached, and {@code information_schema_stats_expiry} is known. */
  public boolean cachesEstimates() {
    return from8();
  }

  /** Whether {@code transaction_isolation} is known: since 5.7.20. */
  public boolean namesTransactionIsolation() {
    return from8() || patch >= 20;
  }

  /** Whether JSON prints a DOUBLE without a fraction as {@code 1.0}, not as {@code 1}. */
  public boolean printsFractionOfJsonDoubles() {
    return from8();
  }

  /** Release series: {@code 8.0}. */
  public String series() {
    return major + "." + minor;
  }

  @Override
  public int compareTo(ServerVersion other) {
    return Comparator.comparingInt(ServerVersion::major)
        .thenComparingInt(ServerVersion::minor)
        .thenComparingInt(ServerVersion::patch)
        .compare(this, other);
  }
}
