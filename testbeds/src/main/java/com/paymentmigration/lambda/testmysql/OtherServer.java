package com.paymentmigration.lambda.testmysql;

import com.paymentmigration.lambda.testmachine.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that {@code .mvn/other-servers.sh} unpacked from the packages of Debian unstable, on
 * loopback in plain text. It brings its own C library, and runs by the loader of that one.
 */
public final class OtherServer extends PlainServer {
  private static final Path FOLDER = Path.of("target/servers");

  private OtherServer(String name, Path directory) {
    super(name, directory);
  }

  /** What there is. */
  public enum Kind {
    /** The newest MySQL. */
    MYSQL("mysql-server-core", "mysqld", "usr/share/mysql"),
    /** The newest MariaDB. */
    MARIADB("mariadb-server-core", "mariadbd", "usr/share/mariadb");

    private final String folder;
    private final String executable;
    private final String texts;

    Kind(String folder, String executable, String texts) {
      this.folder = folder;
      this.executable = executable;
      this.texts = texts;
    }

    private Path root() {
      return Checkout.root().resolve(FOLDER).resolve(folder);
    }

    private Path server() {
      return root().resolve("usr/sbin").resolve(executable);
    }

    /** Whether its binaries are there. */
    public boolean here() {
      return Files.exists(server());
    }

    /** What to say where they are not. */
    public String absent() {
      return executable + " is not in " + FOLDER + ": .mvn/other-servers.sh fetches it";
    }

    private List<String> command(Path data) {
      Path libraries = root().resolve("usr/lib/x86_64-linux-gnu");
      List<String> command = new ArrayList<>();
      command.add(libraries.resolve("ld-linux-x86-64.so.2").toString());
      command.add("--library-path");
      command.add(libraries.toString());
      command.add(server().toString());
      command.add("--no-defaults");
      command.add("--basedir=" + root().resolve("usr"));
      command.add("--lc-messages-dir=" + root().resolve(texts));
      command.add("--datadir=" + data);
      command.add("--secure-file-priv=");
      command.addAll(asRoot());
      return command;
    }
  }

  /** Starts one with {@code options} of the server; takes some 10 s. */
  public static OtherServer start(Kind kind, List<String> options) {
    try {
      Path directory = Files.createTempDirectory("other-server-");
      Path data = directory.resolve("data");
      List<String> command = kind.command(data);
      if (kind == Kind.MYSQL) {
        List<String> initialise = new ArrayList<>(command);
        initialise.add("--initialize-insecure");
        Commands.run(initialise);
        command.add("--mysqlx=OFF");
      } else {
        makeSystemTables(kind, data);
      }
      command.add("--pid-file=" + directory.resolve("pid"));
      command.addAll(options);
      OtherServer server = new OtherServer(kind.executable, directory);
      server.launch(command);
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot start " + kind.executable, failure);
    }
  }

  /** What {@code mariadb-install-db} does, which needs programs of another package. */
  private static void makeSystemTables(Kind kind, Path data) throws IOException {
    Files.createDirectories(data.resolve("mysql"));
    StringBuilder statements = new StringBuilder("use mysql;\n");
    for (String part : List.of("tables", "tables_data")) {
      statements.append(
          Files.readString(
              kind.root().resolve(kind.texts).resolve("mariadb_system_" + part + ".sql")));
    }
    Path bootstrap = Files.writeString(data.resolveSibling("bootstrap.sql"), statements);
    List<String> command = kind.command(data);
    command.add("--bootstrap");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(bootstrap.toFile())
            .redirectOutput(data.resolveSibling("bootstrap.log").toFile())
            .start();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "bootstrap: " + Files.readString(data.resolveSibling("bootstrap.log")));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making system tables", interrupted);
    }
  }
}
