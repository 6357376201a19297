package com.paymentmigration.lambda.mysql;

import com.mysql.cj.jdbc.Driver;
import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.Deadlines;
import java.security.Security;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * Opens single connections: verified TLS, bounded waits, no pool, no reconnect, no background
 * thread. A statement that takes too long ends its connection; the driver's own query timeout is
 * not used, because it needs a timer thread and a second connection.
 */
public final class Connector {
  static {
    // Before the driver's first use, or its clean-up thread would start.
    System.setProperty("com.mysql.cj.disableAbandonedConnectionCleanup", "true");
    // An endpoint's name moves at a failover; the JVM would remember it for 30 s.
    Security.setProperty("networkaddress.cache.ttl", "1");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  private final TrustAnchors anchors;

  /** Connects to servers whose certificates come from {@code anchors}. */
  public Connector(TrustAnchors anchors) {
    this.anchors = anchors;
  }

  /**
   * Opens a connection within {@link Deadlines#CONNECT} a round trip; its statements are bounded by
   * {@link Deadlines#STATEMENT} each, and wait for locks {@link Deadlines#LOCK_WAIT} at most.
   */
  public Connection open(ServerAddress address, Credentials credentials) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", credentials.username());
    properties.setProperty("password", credentials.password());
    anchors.demandedBy(properties);
    properties.setProperty("allowPublicKeyRetrieval", "false");
    properties.setProperty("allowLoadLocalInfile", "false");
    properties.setProperty("autoReconnect", "false");
    properties.setProperty("paranoid", "true");
    properties.setProperty("connectionTimeZone", "UTC");
    properties.setProperty("connectTimeout", millis(Deadlines.CONNECT));
    properties.setProperty("socketTimeout", millis(Deadlines.CONNECT));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectionAttributes", "program_name:payment-migration");
    properties.setProperty(
        "sessionVariables",
        "lock_wait_timeout="
            + Deadlines.LOCK_WAIT.toSeconds()
            + ",innodb_lock_wait_timeout="
            + Deadlines.LOCK_WAIT.toSeconds());
    Connection connection = new Driver().connect("jdbc:mysql://" + address + "/", properties);
    connection.setNetworkTimeout(Runnable::run, (int) Deadlines.STATEMENT.toMillis());
    return connection;
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
