package com.paymentmigration.lambda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The functions' asset holds what runs in AWS and nothing else; each check can fail. */
class FunctionAssetTest {
  private static final Path TEST_CLASSES = location(FunctionAssetTest.class);
  private static final FunctionAsset ASSET =
      new FunctionAsset(TEST_CLASSES.resolveSibling("function"));

  @TempDir private Path folder;

  @Test
  void itFitsItsSize() {
    assertThat(ASSET.bytes()).isBetween(1L, FunctionAsset.LARGEST_BYTES);
  }

  @Test
  void itHoldsNoTestClassAndNoTestLibrary() {
    assertThat(ASSET.testCode(TEST_CLASSES)).isEmpty();
  }

  @Test
  void everyServiceClientInItIsUsedByAHandler() {
    assertThat(ASSET.services())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(ASSET.servicesInUse());
  }

  @Test
  void aTestClassIsFound() throws IOException {
    Path name = Path.of("com/paymentmigration/lambda/architecture/FunctionAssetTest.class");
    Files.createDirectories(folder.resolve("lib"));
    Files.createDirectories(folder.resolve(name).getParent());
    Files.copy(TEST_CLASSES.resolve(name), folder.resolve(name));

    assertThat(new FunctionAsset(folder).testCode(TEST_CLASSES)).containsExactly(name.toString());
  }

  @Test
  void aTestLibraryIsFound() throws IOException {
    library("junit.jar", "org/junit/jupiter/api/Test.class");

    assertThat(new FunctionAsset(folder).testCode(TEST_CLASSES)).containsExactly("junit.jar");
  }

  @Test
  void aClientThatNoHandlerUsesIsFound() throws IOException {
    library("s3.jar", "software/amazon/awssdk/services/s3/S3Client.class");

    assertThat(new FunctionAsset(folder).services()).containsExactly("s3");
    assertThat(new FunctionAsset(folder).servicesInUse()).isEmpty();
  }

  private void library(String name, String entry) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(lib.resolve(name)))) {
      jar.putNextEntry(new JarEntry(entry));
      jar.closeEntry();
    }
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
