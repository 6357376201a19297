package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two virtual machines give the same bytes: sets and maps with a random order differ between
 * machines only.
 */
class DeterminismIT {
  private static final long MINUTES = 10;

  @TempDir private Path folder;

  @Test
  void twoVirtualMachinesSynthesizeTheSameBytes() throws IOException, InterruptedException {
    assertThat(synthesize("first")).isEqualTo(synthesize("second"));
  }

  private String synthesize(String name) throws IOException, InterruptedException {
    Path assembly = folder.resolve(name);
    Path output = folder.resolve(name + ".log");
    Process machine =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dproject.root=" + System.getProperty("project.root"),
                "-cp",
                System.getProperty("java.class.path"),
                "com.paymentmigration.testsupport.WholeStack",
                "staging",
                assembly.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(machine.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(machine.exitValue()).as(Files.readString(output)).isZero();
    } finally {
      machine.destroyForcibly();
    }
    return Files.readString(assembly.resolve("PaymentMigrationStack.template.json"));
  }
}
