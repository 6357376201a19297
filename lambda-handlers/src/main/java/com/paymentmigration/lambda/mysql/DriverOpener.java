package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.validation.server.SchemaAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** Opens connections by the driver's own means, for the command line. */
public final class DriverOpener implements Opener {
  /** Connector/J's {@code sslMode}s that make sense here. */
  public enum Mode {
    /** No TLS: for loopback. */
    DISABLED,
    /** TLS, whoever the server is. */
    REQUIRED,
    /** TLS, and a certificate that names the host, from an authority that is trusted. */
    VERIFY_IDENTITY
  }

  private final Properties protection = new Properties();

  private DriverOpener() {}

  /**
   * Whoever the server is.
   *
   * @throws IllegalArgumentException if {@code mode} verifies: that needs {@link
   *     #verified(TrustAnchors)}
   */
  public static DriverOpener unverified(Mode mode) {
    if (mode == Mode.VERIFY_IDENTITY) {
      throw new IllegalArgumentException(
          "mode: received " + mode + ", allowed: " + Mode.DISABLED + " or " + Mode.REQUIRED);
    }
    DriverOpener opener = new DriverOpener();
    opener.protection.setProperty("sslMode", mode.name());
    opener.protection.setProperty(
        "allowPublicKeyRetrieval", Boolean.toString(mode == Mode.DISABLED));
    return opener;
  }

  /** To servers whose certificates name them and come from {@code authorities} only. */
  public static DriverOpener verified(TrustAnchors authorities) {
    DriverOpener opener = new DriverOpener();
    authorities.demandedBy(opener.protection);
    opener.protection.setProperty("allowPublicKeyRetrieval", "false");
    return opener;
  }

  @Override
  public String tlsMode() {
    return protection.getProperty("sslMode");
  }

  /**
   * {@inheritDoc}
   *
   * @throws SQLException naming {@code --authorities} if the server's certificate is not verified
   */
  @Override
  public Connection open(
      SchemaAddress address, SchemaAddress.Login login, Duration connect, Duration socket)
      throws SQLException {
    Properties properties = new Properties();
    properties.putAll(protection);
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    properties.setProperty("connectTimeout", Long.toString(connect.toMillis()));
    properties.setProperty("socketTimeout", Long.toString(socket.toMillis()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectionTimeZone", "UTC");
    properties.setProperty("characterEncoding", "UTF-8");
    properties.setProperty("paranoid", "true");
    try {
      return DriverManager.getConnection(
          "jdbc:mysql://" + address.host() + ":" + address.port() + "/" + address.schema(),
          properties);
    } catch (SQLException failure) {
      Optional<String> refused = CertificateFailures.reason(failure);
      throw refused.isEmpty() ? failure : unverified(refused.get(), failure);
    }
  }

  private static SQLException unverified(String reason, SQLException failure) {
    return new SQLNonTransientConnectionException(
        reason
            + "; allowed: a certificate that names this host, from an authority of Amazon RDS or of"
            + " the file in --authorities",
        failure.getSQLState(),
        failure);
  }
}
