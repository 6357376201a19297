package com.paymentmigration.lambda.referenceapp;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Writer;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections as the application does: with the account that the state item names, whose
 * secret it reads.
 *
 * @param pair the servers and their accounts
 */
public record Logins(MySqlPair pair) implements Login {
  @Override
  public Connection to(Writer.Serving writer) throws SQLException {
    return to(writer.side());
  }

  Connection to(Environment side) throws SQLException {
    String account = "payment_app_" + side.key();
    return pair.server(side)
        .connect(account, pair.accounts().password(account), MySqlPair.DATABASE);
  }
}
