package com.paymentmigration.lambda.testmysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What every server of a machine starts from: the unpacked binaries, certificates, and an
 * initialised data directory with Aurora's procedures. Made once a machine (some 10 s), then copied
 * for each server (well under 1 s). Several test JVMs may ask at once.
 */
final class MySqlTemplate {
  /** Part of the directory's name: raise it whenever the content of the template changes. */
  private static final int VERSION = 6;

  private static final Object THIS_JVM = new Object();

  private final MySqlDistribution distribution;
  private final Path root;

  private MySqlTemplate(Path root, MySqlDistribution distribution) {
    this.root = root;
    this.distribution = distribution;
  }

  /** The template of this machine, made if it is not there yet. */
  static MySqlTemplate ofThisMachine() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    String name =
        "payment-migration-mysql-8.0.12-v" + VERSION + "-" + System.getProperty("user.name");
    Path root = temporary.resolve(name);
    synchronized (THIS_JVM) {
      try (FileChannel channel =
              FileChannel.open(
                  temporary.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (Files.exists(root.resolve("complete")) && lock.isValid()) {
          return new MySqlTemplate(root, MySqlDistribution.at(root.resolve("base")));
        }
        Commands.deleteTree(root);
        return make(root);
      } catch (IOException | GeneralSecurityException | SQLException failure) {
        throw new IllegalStateException("cannot make the MySQL template in " + root, failure);
      }
    }
  }

  private static MySqlTemplate make(Path root)
      throws IOException, GeneralSecurityException, SQLException {
    MySqlTemplate template =
        new MySqlTemplate(root, MySqlDistribution.unpackInto(root.resolve("base")));
    Path certificates = Files.createDirectories(root.resolve("certificates"));
    TestCertificates.writeTo(certificates);
    List<String> initialise = new ArrayList<>(template.commonArguments(template.data()));
    initialise.add("--initialize-insecure");
    Commands.run(initialise);
    template.addSuperuserAndProcedures();
    Files.deleteIfExists(template.data().resolve("auto.cnf"));
    Files.createFile(root.resolve("complete"));
    return template;
  }

  private void addSuperuserAndProcedures() throws IOException, SQLException {
    Path init = root.resolve("init.sql");
    Files.writeString(
        init,
        "CREATE USER rdsadmin@'%' IDENTIFIED BY '"
            + TestAccounts.SUPERUSER_PASSWORD
            + "';\n"
            + "GRANT ALL PRIVILEGES ON *.* TO rdsadmin@'%' WITH GRANT OPTION;\n"
            + "DROP USER root@localhost;\n");
    MySqlServer server =
        MySqlServer.over(
            this, data(), List.of("--skip-log-bin", "--init-file=" + init), "template");
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement()) {
      for (String sql : RdsProcedures.statements()) {
        statement.execute(sql);
      }
    } finally {
      server.stop();
    }
  }

  /** Arguments that a server of this template has in any case. */
  List<String> commonArguments(Path dataDirectory) {
    List<String> arguments = new ArrayList<>();
    arguments.add(distribution.server().toString());
    arguments.add("--no-defaults");
    arguments.add("--basedir=" + distribution.base());
    arguments.add("--datadir=" + dataDirectory);
    arguments.add("--innodb-log-file-size=8M");
    arguments.add("--innodb-data-file-path=ibdata1:5M:autoextend");
    if ("root".equals(System.getProperty("user.name"))) {
      arguments.add("--user=root");
    }
    return arguments;
  }

  Path certificateAuthority() {
    return certificate("ca.pem");
  }

  Path certificate(String name) {
    return root.resolve("certificates").resolve(name);
  }

  /** Copies the initialised data directory to {@code target}. */
  void copyTo(Path target) {
    try (Stream<Path> paths = Files.walk(data())) {
      for (Path path : paths.toList()) {
        Path copy = target.resolve(data().relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot copy the MySQL template to " + target, failure);
    }
  }

  private Path data() {
    return root.resolve("data");
  }

  /** Longest wait for a server to start or stop, in milliseconds. */
  static long patienceMillis() {
    return TimeUnit.SECONDS.toMillis(60);
  }
}
