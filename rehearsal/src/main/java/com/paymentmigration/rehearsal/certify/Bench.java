package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.lambda.testmoto.StateTable;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.rehearsal.application.Accounts;
import com.paymentmigration.rehearsal.application.ApplicationVariables;
import com.paymentmigration.rehearsal.application.StateReads;
import com.paymentmigration.rehearsal.application.TestPayment;
import com.paymentmigration.rehearsal.emulator.ApiGate;
import com.paymentmigration.rehearsal.emulator.CloudWatchStandIn;
import com.paymentmigration.rehearsal.service.Schema;
import com.paymentmigration.rehearsal.wire.Tampering;
import com.paymentmigration.rehearsal.wire.Wire;
import com.paymentmigration.rehearsal.wire.WireRecord;
import com.paymentmigration.rehearsal.wire.WireTls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What an application under test lives on: two real servers that replicate both ways, relays in
 * front of them, the state item and the secrets in an emulator of AWS.
 */
public final class Bench implements AutoCloseable {
  /** Signs the application's calls. */
  public static final String APPLICATION = "PaymentApplication";

  private static final String SESSIONS = "Sessions";
  private static final String PASSWORD = "Rotated-0-in-the-rehearsal";

  private final MySqlPair pair = MySqlPair.start(List.of("--require-secure-transport=ON"));
  private final MotoServer moto = MotoServer.start();
  private final ApiGate gate = new ApiGate(moto.endpoint(), new CloudWatchStandIn());
  private final StateReads reads = new StateReads(APPLICATION, StateTable.NAME);
  private final Tampering tampering = new Tampering();
  private final WireRecord record = new WireRecord();
  private final Map<Environment, Wire> wires = new EnumMap<>(Environment.class);
  private final Wire reader;
  private final Fence fence = new Fence(pair);
  private final StateItem item;
  private final SecretsManagerClient secrets;
  private final Map<Environment, String> secretArns = new EnumMap<>(Environment.class);
  private final AtomicLong minted = new AtomicLong();
  private Environment writer = Environment.BLUE;

  /** Starts it all with {@code schema} on the writer; takes some 10 s. */
  public Bench(List<String> schema) throws IOException, GeneralSecurityException {
    WireTls tls = WireTls.of(pair);
    Map<Environment, Integer> ports = new EnumMap<>(Environment.class);
    for (Environment side : Environment.values()) {
      wires.put(side, Wire.onLoopback(side.key(), addressOf(side), tls, tampering, record));
      ports.put(side, wires.get(side).port());
    }
    reader = Wire.onLoopback("reader", addressOf(Environment.BLUE), tls, tampering, record);
    gate.observe(reads);
    gate.disturb(reads);
    DynamoDbClient dynamoDb = moto.configure(DynamoDbClient.builder()).build();
    item = new StateItem(dynamoDb, ports);
    createSessions(dynamoDb);
    secrets = moto.configure(SecretsManagerClient.builder()).build();
    for (Environment side : Environment.values()) {
      String user = Fence.account(side);
      String text = secret(user, pair.accounts().password(user));
      secretArns.put(
          side, secrets.createSecret(request -> request.name(user).secretString(text)).arn());
      pair.replicate(side);
    }
    if (schema.isEmpty()) {
      Schema.createOn(pair.blue(), 1);
    } else {
      pair.blue().execute(schema);
    }
    fence.catchUp(Environment.BLUE);
    fence.close(Environment.GREEN);
    fence.open(Environment.BLUE);
    item.writer(Environment.BLUE);
  }

  private InetSocketAddress addressOf(Environment side) {
    MySqlServer server = pair.server(side);
    return new InetSocketAddress(server.address(), server.port());
  }

  private static void createSessions(DynamoDbClient client) {
    client.createTable(
        request ->
            request
                .tableName(SESSIONS)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("sessionId")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder()
                        .attributeName("sessionId")
                        .keyType(KeyType.HASH)
                        .build()));
  }

  private static String secret(String user, String password) {
    return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
  }

  /** What an instance's environment file would say. */
  public ApplicationVariables variables() {
    return new ApplicationVariables(
        "blue",
        new ApplicationVariables.Places(
            StateTable.NAME,
            SESSIONS,
            secretArns.get(Environment.BLUE),
            secretArns.get(Environment.GREEN),
            "127.0.0.1",
            reader.port(),
            Schema.DATABASE,
            gate.endpoint(),
            APPLICATION,
            pair.certificateAuthority()));
  }

  /** Payments of which no two on this bench are alike, whichever application made them. */
  TestPayment.Mint mint(Accounts accounts) {
    return new TestPayment.Mint(accounts, minted);
  }

  /** Every moment of the writer's move, without a pause. */
  void move() {
    item.nobody();
    fence.close(writer);
    fence.catchUp(writer);
    writer = writer.other();
    fence.open(writer);
    item.writer(writer);
  }

  /** The writer is taken away. */
  void takeAway() {
    item.nobody();
    fence.close(writer);
  }

  /** It is given back to the same side. */
  void giveBack() {
    fence.open(writer);
    item.writer(writer);
  }

  /** The writer's secret names its twin from now on; what it named before is worth nothing. */
  void rotate() {
    String old = Fence.account(writer);
    String twin = Fence.twin(writer);
    pair.server(writer)
        .execute(
            "CREATE USER " + twin + "@'%' IDENTIFIED BY '" + PASSWORD + "' REQUIRE SSL",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON "
                + Schema.DATABASE
                + ".* TO "
                + twin
                + "@'%'");
    putSecret(twin, PASSWORD);
    pair.server(writer).execute("ALTER USER " + old + "@'%' IDENTIFIED BY '" + PASSWORD + "-old'");
    fence.kill(writer);
  }

  /** As before {@link #rotate}. */
  void rotateBack() {
    String old = Fence.account(writer);
    String password = pair.accounts().password(old);
    pair.server(writer).execute("ALTER USER " + old + "@'%' IDENTIFIED BY '" + password + "'");
    putSecret(old, password);
    pair.server(writer).execute("DROP USER " + Fence.twin(writer) + "@'%'");
    fence.kill(writer);
    fence.catchUp(writer);
  }

  private void putSecret(String user, String password) {
    String text = secret(user, password);
    secrets.putSecretValue(request -> request.secretId(secretArns.get(writer)).secretString(text));
  }

  /** The side that writes, or wrote last. */
  Environment writer() {
    return writer;
  }

  /** Its server. */
  MySqlServer writingServer() {
    return pair.server(writer);
  }

  /** The relay to {@code side}. */
  Wire wire(Environment side) {
    return wires.get(side);
  }

  Fence fence() {
    return fence;
  }

  StateItem item() {
    return item;
  }

  StateReads reads() {
    return reads;
  }

  Tampering tampering() {
    return tampering;
  }

  WireRecord record() {
    return record;
  }

  @Override
  public void close() {
    wires.values().forEach(Wire::close);
    reader.close();
    gate.close();
    moto.close();
    pair.close();
  }
}
