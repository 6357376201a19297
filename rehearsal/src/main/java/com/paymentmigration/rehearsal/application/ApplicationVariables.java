package com.paymentmigration.rehearsal.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The variables of {@code /etc/payment/environment}, with local values, and four more by which an
 * application finds the emulator and trusts the databases' authority.
 */
public final class ApplicationVariables {
  /** Variable that names the file with the same variables. */
  public static final String FILE = "PAYMENT_ENVIRONMENT_FILE";

  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Where things are.
   *
   * @param stateTable table of the state item
   * @param sessionTable table of sessions
   * @param blueSecret ARN of the secret of blue's application account
   * @param greenSecret ARN of green's
   * @param databasePort port of the reader endpoint
   * @param database schema of the application
   * @param aws endpoint of the emulated AWS
   * @param accessKey by which the application's calls are known
   * @param authorities PEM file that the databases' certificates are verified by
   */
  public record Places(
      String stateTable,
      String sessionTable,
      String blueSecret,
      String greenSecret,
      String readerEndpoint,
      int databasePort,
      String database,
      URI aws,
      String accessKey,
      Path authorities) {}

  /** The variables of an instance of {@code fleet}. */
  public ApplicationVariables(String fleet, Places places) {
    values.put("PAYMENT_ENVIRONMENT", fleet);
    values.put("AWS_REGION", "us-east-1");
    values.put("STATE_TABLE", places.stateTable());
    values.put("SESSION_TABLE", places.sessionTable());
    values.put("BLUE_APPLICATION_SECRET_ARN", places.blueSecret());
    values.put("GREEN_APPLICATION_SECRET_ARN", places.greenSecret());
    values.put("READER_ENDPOINT", places.readerEndpoint());
    values.put("DATABASE_PORT", String.valueOf(places.databasePort()));
    values.put("DATABASE_NAME", places.database());
    values.put("LOG_GROUP", "/rehearsal/" + fleet);
    values.put("AWS_ENDPOINT_URL", places.aws().toString());
    values.put("AWS_ACCESS_KEY_ID", places.accessKey());
    values.put("AWS_SECRET_ACCESS_KEY", "test");
    values.put("DATABASE_AUTHORITIES_FILE", places.authorities().toString());
  }

  /** All of them, and {@link #FILE}, a file in {@code folder} with one a line. */
  public Map<String, String> writtenTo(Path folder) {
    Path file = folder.resolve("environment").toAbsolutePath();
    try {
      Files.createDirectories(folder);
      Files.writeString(
          file,
          values.entrySet().stream()
              .map(each -> each.getKey() + "=" + each.getValue())
              .collect(Collectors.joining("\n", "", "\n")));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file, failure);
    }
    Map<String, String> all = new LinkedHashMap<>(values);
    all.put(FILE, file.toString());
    return all;
  }
}
