package com.paymentmigration.client;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How a driver connects. The driver is named and not looked up by the URL: an older one on the
 * class path takes the same URLs and ignores {@code sslMode}, and so would not verify the server.
 *
 * @param driverClass class of the driver
 * @param urlPrefix what comes before the host, {@code jdbc:mysql://} by default; {@code
 *     jdbc:aws-wrapper:mysql://} puts AWS's wrapper between
 * @param database schema to connect to
 * @param extra driver properties, which win over the defaults
 */
public record DriverSettings(
    String driverClass, String urlPrefix, String database, Map<String, String> extra) {
  private static final Pattern SCHEMA = Pattern.compile("[A-Za-z0-9_$-]{1,64}");

  /** Longest wait for a TCP connection, in ms. */
  private static final String CONNECT_MILLIS = "2000";

  /** Longest wait for an answer, in ms: a server whose host died never answers. */
  private static final String ANSWER_MILLIS = "10000";

  /**
   * Rejects a name that no schema has, because it becomes part of a URL.
   *
   * @throws IllegalArgumentException if {@code database} has other characters than a schema's name
   */
  public DriverSettings {
    if (!SCHEMA.matcher(database).matches()) {
      throw new IllegalArgumentException(
          "database: received '" + database + "', allowed: " + SCHEMA.pattern());
    }
    extra = Map.copyOf(extra);
  }

  /** Connector/J to {@code database}, by the JVM's own trust store. */
  public static DriverSettings of(String database) {
    return new DriverSettings("com.mysql.cj.jdbc.Driver", "jdbc:mysql://", database, Map.of());
  }

  /** These with one more driver property. */
  public DriverSettings with(String name, String value) {
    Map<String, String> more = new TreeMap<>(extra);
    more.put(name, value);
    return new DriverSettings(driverClass, urlPrefix, database, more);
  }

  /** These, trusting the certificates of {@code trust} and no others. */
  public DriverSettings trusting(DatabaseTrust trust) {
    DriverSettings settings = this;
    for (Map.Entry<String, String> each : trust.properties().entrySet()) {
      settings = settings.with(each.getKey(), each.getValue());
    }
    return settings;
  }

  /** Opens a connection to {@code target}. */
  Connection open(WriterTarget target, DatabaseLogin login) throws SQLException {
    Properties properties = properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    return Optional.ofNullable(driver().connect(url(target), properties))
        .orElseThrow(
            () -> new SQLException(driverClass + " does not take " + urlPrefix + "…", "08001"));
  }

  private Driver driver() {
    try {
      return Class.forName(driverClass)
          .asSubclass(Driver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException absent) {
      throw new IllegalStateException(
          "driver: received " + driverClass + ", allowed: a JDBC driver on the class path", absent);
    }
  }

  String url(WriterTarget target) {
    return urlPrefix + target.endpoint() + ":" + target.port() + "/" + database;
  }

  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("sslMode", "VERIFY_IDENTITY");
    properties.setProperty("allowPublicKeyRetrieval", "false");
    properties.setProperty("allowLoadLocalInfile", "false");
    properties.setProperty("autoReconnect", "false");
    properties.setProperty("paranoid", "true");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", CONNECT_MILLIS);
    properties.setProperty("socketTimeout", ANSWER_MILLIS);
    properties.putAll(extra);
    return properties;
  }
}
