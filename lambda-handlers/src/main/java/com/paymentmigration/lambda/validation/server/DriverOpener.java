package com.paymentmigration.lambda.validation.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * Opens connections by the driver's own means, for the command line.
 *
 * @param mode how the connection is protected
 */
public record DriverOpener(Mode mode) implements Opener {
  /** Connector/J's {@code sslMode}s that make sense here. */
  public enum Mode {
    /** No TLS: for loopback. */
    DISABLED,
    /** TLS, whoever the server is. */
    REQUIRED,
    /** TLS, and a certificate from the JVM's trust store that names the host. */
    VERIFY_IDENTITY
  }

  @Override
  public Connection open(
      ServerAddress address, ServerAddress.Login login, Duration connect, Duration socket)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    properties.setProperty("sslMode", mode.name());
    properties.setProperty("allowPublicKeyRetrieval", Boolean.toString(mode == Mode.DISABLED));
    properties.setProperty("connectTimeout", Long.toString(connect.toMillis()));
    properties.setProperty("socketTimeout", Long.toString(socket.toMillis()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectionTimeZone", "UTC");
    properties.setProperty("characterEncoding", "UTF-8");
    properties.setProperty("paranoid", "true");
    return DriverManager.getConnection(
        "jdbc:mysql://" + address.host() + ":" + address.port() + "/" + address.schema(),
        properties);
  }
}
