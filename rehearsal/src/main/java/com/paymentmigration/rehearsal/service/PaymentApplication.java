package com.paymentmigration.rehearsal.service;

import com.paymentmigration.client.HikariPools;
import com.paymentmigration.client.WriterDataSource;
import com.paymentmigration.client.aws.InstanceEnvironment;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The reference application as a process of its own: the payment service over the client library,
 * configured by the variables of {@code /etc/payment/environment} and nothing else.
 */
public final class PaymentApplication {
  /** Path of the payment that is none. */
  public static final String SYNTHETIC_PAYMENT = PaymentService.SYNTHETIC_PAYMENT;

  /** Variable of {@link #command}. */
  public static final String CLASS_PATH = "REHEARSAL_CLASS_PATH";

  /** Longest wait for a writer. */
  private static final Duration HOLD = Duration.ofSeconds(8);

  private static final int CONNECTIONS = 12;

  /** Longest wait for an answer of a database, in ms. */
  private static final String ANSWER_MILLIS = "5000";

  private PaymentApplication() {}

  /** Serves until the process is ended. */
  public static void main(String[] arguments) {
    Map<String, String> variables = System.getenv();
    DynamoDbClient dynamoDb = DynamoDbClient.create();
    WriterDataSource source =
        InstanceEnvironment.dataSource(variables, dynamoDb, SecretsManagerClient.create())
            .pools(new HikariPools(pool -> pool.setMaximumPoolSize(CONNECTIONS)))
            .holdAtMost(HOLD)
            .driver(
                driver ->
                    driver.with("connectionTimeZone", "UTC").with("socketTimeout", ANSWER_MILLIS))
            .build();
    PaymentService service =
        new PaymentService(
            new InetSocketAddress(
                InetAddress.getLoopbackAddress(),
                Integer.parseInt(variables.getOrDefault("APPLICATION_PORT", "8080"))),
            new PaymentStore(variables.getOrDefault("PAYMENT_ENVIRONMENT", "blue"), source),
            new SessionTable(dynamoDb, variables.getOrDefault("SESSION_TABLE", "Sessions")));
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop-service"));
  }

  /** A command that starts it from this process's own classes, by {@link #classPath}. */
  public static String command() {
    return "exec '"
        + Path.of(System.getProperty("java.home"), "bin", "java")
        + "' -Xmx256m -Dsun.net.httpserver.nodelay=true -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp \"$"
        + CLASS_PATH
        + "\" "
        + PaymentApplication.class.getName();
  }

  /** Value of {@value #CLASS_PATH}: where this process's own classes are, from every folder. */
  public static String classPath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
