package com.paymentmigration.lambda.testmachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
  private static final String LIBRARY_PATH = "LD_LIBRARY_PATH";

  @TempDir private Path folder;

  private static ProcessBuilder process() {
    ProcessBuilder builder = new ProcessBuilder("true");
    builder.environment().remove(LIBRARY_PATH);
    return builder;
  }

  @Test
  void itsRootHoldsThePom() {
    assertThat(Checkout.root().resolve("pom.xml")).exists();
  }

  @Test
  void aLinkedLibraryIsFoundBeforeThoseOfTheMachine() throws Exception {
    Path linked = Files.createDirectory(folder.resolve("native"));
    ProcessBuilder builder = process();
    builder.environment().put(LIBRARY_PATH, "/opt/lib");

    Checkout.withNativeLibraries(builder, linked);

    assertThat(builder.environment()).containsEntry(LIBRARY_PATH, linked + ":/opt/lib");
  }

  @Test
  void withoutALinkTheEnvironmentStaysAsItIs() {
    ProcessBuilder builder =
        Checkout.withNativeLibraries(process(), folder.resolve("no such folder"));

    assertThat(builder.environment()).doesNotContainKey(LIBRARY_PATH);
  }
}
