package com.paymentmigration.rehearsal.certify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.rehearsal.certify.StrangerApplication.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Connections to the writer as a plain application would keep them. */
final class StrangerPool {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WORD = "certificates";
  private static final long USUAL_MILLIS = 1_000;
  private static final long WITHOUT_WRITER_MILLIS = 100;
  private static final long SELDOM_MILLIS = 10_000;
  private static final int ACCESS_DENIED = 1045;

  private final Map<String, String> variables;
  private final Fault fault;
  private final DynamoDbClient dynamoDb = DynamoDbClient.create();
  private final SecretsManagerClient secrets = SecretsManagerClient.create();
  private final Path trust;
  private final Deque<Borrowed> idle = new ConcurrentLinkedDeque<>();
  private final Map<String, JsonNode> logins = new ConcurrentHashMap<>();
  private final Object changed = new Object();
  private volatile Pointer pointer = new Pointer(-1, "NONE", "", 0);
  private volatile boolean askedFor;

  record Pointer(long epoch, String side, String host, int port) {}

  record Borrowed(Connection connection, Pointer of) {}

  StrangerPool(Map<String, String> variables, Fault fault) throws Exception {
    this.variables = variables;
    this.fault = fault;
    this.trust = trustStore(Path.of(variables.get("DATABASE_AUTHORITIES_FILE")));
    Thread follower = new Thread(this::follow, "state-item");
    follower.setDaemon(true);
    follower.start();
  }

  private static Path trustStore(Path pem) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    Path file = Files.createTempFile("stranger-", ".p12");
    file.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, WORD.toCharArray());
    }
    return file;
  }

  private void follow() {
    try {
      while (true) {
        read();
        long pause = pointer.side().equals("NONE") ? WITHOUT_WRITER_MILLIS : USUAL_MILLIS;
        pause = fault == Fault.READS_SELDOM ? SELDOM_MILLIS : pause;
        synchronized (changed) {
          if (!askedFor || fault == Fault.READS_SELDOM) {
            changed.wait(pause);
          }
          askedFor = false;
        }
        TimeUnit.MILLISECONDS.sleep(30);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try {
      Map<String, AttributeValue> item =
          dynamoDb
              .getItem(
                  request ->
                      request
                          .tableName(variables.get("STATE_TABLE"))
                          .consistentRead(fault != Fault.READS_STALE)
                          .key(
                              Map.of(
                                  "id", AttributeValue.fromS("migration"),
                                  "sort", AttributeValue.fromS("state"))))
              .item();
      long epoch = Long.parseLong(item.get("epoch").n());
      String side = item.get("writer").s();
      if (epoch >= pointer.epoch() || fault == Fault.FOLLOWS_OLD_EPOCH) {
        boolean none = side.equals("NONE");
        pointer =
            new Pointer(
                epoch,
                side,
                none ? "" : item.get("writerEndpoint").s(),
                none ? 0 : Integer.parseInt(item.get("writerPort").n()));
      }
    } catch (DynamoDbException unreadable) {
      if (fault == Fault.STOPS_WHEN_UNREADABLE) {
        pointer = new Pointer(pointer.epoch(), "NONE", "", 0);
      }
    }
  }

  private void lookAgain() {
    synchronized (changed) {
      askedFor = true;
      changed.notifyAll();
    }
  }

  Borrowed borrow() throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (pointer.side().equals("NONE")) {
      if (System.nanoTime() > deadline) {
        throw new SQLException("no writer for 5 s", "08001");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    Pointer now = pointer;
    for (Borrowed each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
      if (each.of().equals(now)) {
        return each;
      }
      each.connection().close();
    }
    try {
      Connection connection = open(now, now.host(), now.port());
      connection.setAutoCommit(false);
      return new Borrowed(connection, now);
    } catch (SQLException failure) {
      lookAgain();
      throw failure;
    }
  }

  private Connection open(Pointer to, String host, int port) throws SQLException {
    JsonNode login = logins.computeIfAbsent(to.side(), this::login);
    try {
      return open(login, host, port);
    } catch (SQLException refused) {
      if (refused.getErrorCode() != ACCESS_DENIED || fault == Fault.KEEPS_SECRET) {
        throw refused;
      }
      JsonNode fresh = login(to.side());
      logins.put(to.side(), fresh);
      return open(fresh, host, port);
    }
  }

  private Connection open(JsonNode login, String host, int port) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", login.path("username").asText());
    properties.setProperty("password", login.path("password").asText());
    properties.setProperty("sslMode", "VERIFY_IDENTITY");
    properties.setProperty("trustCertificateKeyStoreUrl", trust.toUri().toString());
    properties.setProperty("trustCertificateKeyStoreType", "PKCS12");
    properties.setProperty("trustCertificateKeyStorePassword", WORD);
    properties.setProperty("connectTimeout", "2000");
    properties.setProperty("socketTimeout", "5000");
    return DriverManager.getConnection(
        "jdbc:mysql://" + host + ":" + port + "/" + variables.get("DATABASE_NAME"), properties);
  }

  private JsonNode login(String side) {
    String arn = variables.get(side + "_APPLICATION_SECRET_ARN");
    try {
      return JSON.readTree(secrets.getSecretValue(request -> request.secretId(arn)).secretString());
    } catch (IOException noJson) {
      throw new IllegalStateException("no JSON in " + arn, noJson);
    }
  }

  void giveBack(Borrowed borrowed) {
    idle.addFirst(borrowed);
  }

  /** A connection that failed is not handed out again, and no other one of the same side is. */
  void condemn(Borrowed borrowed, SQLException failure) throws SQLException {
    boolean closedSide = failure.getErrorCode() == 1290 || failure.getErrorCode() == 1836;
    if (fault == Fault.KEEPS_CONNECTIONS && closedSide) {
      borrowed.connection().rollback();
      giveBack(borrowed);
      return;
    }
    lookAgain();
    boolean lost = String.valueOf(failure.getSQLState()).startsWith("08");
    if (!lost && !closedSide) {
      borrowed.connection().rollback();
      giveBack(borrowed);
      return;
    }
    borrowed.connection().close();
    if (closedSide) {
      for (Borrowed each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
        each.connection().close();
      }
    }
  }

  void askTheReader(String key) throws SQLException {
    try (Connection reader =
            open(
                pointer,
                variables.get("READER_ENDPOINT"),
                Integer.parseInt(variables.get("DATABASE_PORT")));
        PreparedStatement select =
            reader.prepareStatement(
                "SELECT COUNT(*) FROM payments.payment WHERE idempotency_key = ?")) {
      select.setString(1, key);
      select.executeQuery().close();
    }
  }
}
