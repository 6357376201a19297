package com.paymentmigration.rehearsal.service;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.mysql.Connector;
import com.paymentmigration.lambda.mysql.TrustAnchors;
import com.paymentmigration.lambda.referenceapp.WriterDirectory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The payment application of both environments. */
public final class PaymentSystem implements AutoCloseable {
  private final Map<Environment, PaymentService> services = new EnumMap<>(Environment.class);

  /**
   * What an application is told.
   *
   * @param state consistent read of the state item
   * @param secretOfAccount secret's ARN by application account
   * @param sessionTable name of the table of sessions
   * @param authorities PEM file that the databases' certificates are verified by
   */
  public record Settings(
      Supplier<MigrationState> state,
      Map<String, String> secretOfAccount,
      String sessionTable,
      Path authorities) {}

  /** Starts both; the AWS clients are those of the JVM's default endpoint. */
  public PaymentSystem(Settings settings) {
    DynamoDbClient dynamoDb = CallLimits.PATIENT.client(DynamoDbClient.builder());
    SecretsManagerClient secrets = CallLimits.PATIENT.client(SecretsManagerClient.builder());
    Connector connector = new Connector(TrustAnchors.ofPem(settings.authorities()));
    for (Environment side : Environment.values()) {
      services.put(
          side,
          new PaymentService(
              new PaymentStore(
                  side.key(),
                  new WriterDirectory(settings.state()),
                  new SecretLogin(connector, secrets, settings.secretOfAccount(), Schema.DATABASE)),
              new SessionTable(dynamoDb, settings.sessionTable())));
    }
  }

  /** The application of {@code side}. */
  public PaymentService of(Environment side) {
    return services.get(side);
  }

  /** Both behave as they should. */
  public void calm() {
    services.values().forEach(service -> service.behave(Behaviour.GOOD));
  }

  @Override
  public void close() {
    services.values().forEach(PaymentService::close);
  }
}
