package com.paymentmigration.rehearsal.service;

import com.paymentmigration.client.DatabaseTrust;
import com.paymentmigration.client.DriverSettings;
import com.paymentmigration.client.HikariPools;
import com.paymentmigration.client.WriterDataSource;
import com.paymentmigration.client.aws.DynamoDbState;
import com.paymentmigration.client.aws.SecretsManagerLogins;
import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.domain.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The reference application of both environments, in this process. */
public final class PaymentSystem implements Applications {
  private final Map<Environment, PaymentService> services = new EnumMap<>(Environment.class);

  /** Longest wait for a writer. */
  private static final Duration HOLD = Duration.ofSeconds(8);

  /** Connections of one application to the writer. */
  private static final int CONNECTIONS = 12;

  /** Longest wait for an answer of a database, in ms: frozen ones are among the scenarios. */
  private static final String ANSWER_MILLIS = "5000";

  /**
   * What an application is told.
   *
   * @param stateTable name of the table of the state item
   * @param blueSecret ARN of the secret of blue's application account
   * @param greenSecret ARN of the secret of green's
   * @param sessionTable name of the table of sessions
   * @param authorities PEM file that the databases' certificates are verified by
   */
  public record Settings(
      String stateTable,
      String blueSecret,
      String greenSecret,
      String sessionTable,
      Path authorities) {}

  /** Starts both; the AWS clients are those of the JVM's default endpoint. */
  public PaymentSystem(Settings settings) {
    DynamoDbClient dynamoDb = CallLimits.PATIENT.client(DynamoDbClient.builder());
    SecretsManagerClient secrets = CallLimits.PATIENT.client(SecretsManagerClient.builder());
    DriverSettings driver =
        DriverSettings.of(Schema.DATABASE)
            .trusting(DatabaseTrust.ofPem(settings.authorities()))
            .with("connectionTimeZone", "UTC")
            .with("socketTimeout", ANSWER_MILLIS);
    for (Environment side : Environment.values()) {
      WriterDataSource source =
          WriterDataSource.of(
                  new DynamoDbState(dynamoDb, settings.stateTable()),
                  new SecretsManagerLogins(secrets, settings.blueSecret(), settings.greenSecret()),
                  driver)
              .pools(new HikariPools(pool -> pool.setMaximumPoolSize(CONNECTIONS)))
              .holdAtMost(HOLD)
              .build();
      services.put(
          side,
          new PaymentService(
              new PaymentStore(side.key(), source),
              new SessionTable(dynamoDb, settings.sessionTable())));
    }
  }

  @Override
  public PaymentService of(Environment side) {
    return services.get(side);
  }

  @Override
  public void calm() {
    services.values().forEach(service -> service.behave(Behaviour.GOOD));
  }

  @Override
  public void close() {
    services.values().forEach(PaymentService::close);
  }
}
