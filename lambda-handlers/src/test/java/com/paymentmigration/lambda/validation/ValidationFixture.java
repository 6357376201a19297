package com.paymentmigration.lambda.validation;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.mysql.DriverOpener;
import com.paymentmigration.lambda.mysql.JdbcReadServer;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.server.Limits;
import com.paymentmigration.lambda.validation.server.SchemaAddress;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.work.Options;
import com.paymentmigration.lambda.validation.work.ProgressListener;
import com.paymentmigration.lambda.validation.work.Validation;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Validates between the servers of a pair, as the account {@code admin} with Aurora's grants. */
public final class ValidationFixture {
  private final MySqlPair pair;
  private final String schema;

  /** Limits short enough for tests of faults. */
  public static final Limits LIMITS =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(3));

  /** Validates {@code schema}, blue against green. */
  public ValidationFixture(MySqlPair pair, String schema) {
    this.pair = pair;
    this.schema = schema;
  }

  /** Makes the schema afresh on both sides. */
  public void createSchema() {
    for (MySqlServer server : List.of(pair.blue(), pair.green())) {
      server.execute("DROP DATABASE IF EXISTS " + schema, "CREATE DATABASE " + schema);
    }
  }

  /** Runs statements, separated by semicolons, in the schema of {@code side}. */
  public void run(Environment side, String statements) {
    List<String> all = new ArrayList<>();
    all.add("USE " + schema);
    all.addAll(List.of(statements.split("; *", -1)));
    pair.server(side).execute(all);
  }

  /** One of the servers, as {@code user}. */
  public Server server(Environment side, String user) {
    return server(side, user, pair.server(side).port());
  }

  /** The same, reached by {@code port} of this machine. */
  public Server server(Environment side, String user, int port) {
    SchemaAddress.Login login = new SchemaAddress.Login(user, pair.accounts().password(user));
    return new JdbcReadServer(
        new SchemaAddress(
            side == Environment.BLUE ? "source" : "target",
            MySqlServer.HOST,
            port,
            schema,
            () -> List.of(login)),
        LIMITS,
        DriverOpener.unverified(DriverOpener.Mode.REQUIRED));
  }

  /** A validation, not yet run. */
  public Validation validation(Options options) {
    return validation(options, ProgressListener.SILENT);
  }

  /** A validation, not yet run, that {@code listener} hears. */
  public Validation validation(Options options, ProgressListener listener) {
    return new Validation(
        server(Environment.BLUE, TestAccounts.ADMIN),
        server(Environment.GREEN, TestAccounts.ADMIN),
        options,
        listener,
        Clock.systemUTC());
  }

  /** Validates. */
  public Report validate(Options options) {
    return validation(options).run();
  }
}
