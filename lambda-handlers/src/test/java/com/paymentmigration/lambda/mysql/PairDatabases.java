package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.credentials.CredentialSource;
import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;

/** The handlers' own adapter, pointed at a test pair; the pair's authority is the trust anchor. */
public final class PairDatabases {
  private PairDatabases() {}

  /** Both servers with the pair's own secrets. */
  public static DatabasePair of(MySqlPair pair) {
    return of(pair, new PairSecrets(pair));
  }

  /** Both servers with other secrets. */
  public static DatabasePair of(MySqlPair pair, CredentialSource secrets) {
    return of(pair, secrets, PairedAccounts.NONE);
  }

  /** Both servers, where {@code paired} are fenced with the application. */
  public static DatabasePair of(MySqlPair pair, PairedAccounts paired) {
    return of(pair, new PairSecrets(pair), paired);
  }

  private static DatabasePair of(MySqlPair pair, CredentialSource secrets, PairedAccounts paired) {
    Connector connector = new Connector(TrustAnchors.ofPem(pair.certificateAuthority()));
    ReplicationSources sources =
        new ReplicationSources(address(pair.blue()), address(pair.green()), secrets);
    return new DatabasePair(
        new JdbcDatabaseServer(Environment.BLUE, connector, sources, paired),
        new JdbcDatabaseServer(Environment.GREEN, connector, sources, paired));
  }

  private static ServerAddress address(MySqlServer server) {
    return new ServerAddress(MySqlServer.HOST, server.port());
  }
}
