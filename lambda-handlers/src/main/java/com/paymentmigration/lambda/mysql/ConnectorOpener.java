package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.validation.server.SchemaAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Opens connections as the cutover does; afterwards the validation's own limit bounds each
 * statement.
 *
 * @param connector verified TLS, bounded waits
 */
public record ConnectorOpener(Connector connector) implements Opener {
  @Override
  public Connection open(
      SchemaAddress address, SchemaAddress.Login login, Duration connect, Duration socket)
      throws SQLException {
    Connection connection =
        connector.open(
            new ServerAddress(address.host(), address.port()),
            new Credentials(login.user(), login.password()));
    connection.setNetworkTimeout(Runnable::run, (int) socket.toMillis());
    connection.setCatalog(address.schema());
    return connection;
  }
}
