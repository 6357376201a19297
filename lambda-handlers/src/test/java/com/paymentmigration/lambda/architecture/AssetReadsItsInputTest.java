package com.paymentmigration.lambda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * With the asset alone on its class path, as in AWS, a function reads an instant from its input: a
 * library that only tests bring along would hide that it is missing.
 */
class AssetReadsItsInputTest {
  private static final String INPUT =
      "{\"epoch\":1,\"weight\":5,\"bakeSeconds\":120,\"startedAt\":\"2026-01-31T12:34:56Z\"}";

  @Test
  void anInstantIsRead() throws Exception {
    Path classes = Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
    try (URLClassLoader asset =
        new URLClassLoader(
            jarsOf(classes.resolveSibling("function")), ClassLoader.getPlatformClassLoader())) {
      Class<?> handler = asset.loadClass("com.paymentmigration.lambda.handler.JsonHandler");
      Field mapper = handler.getDeclaredField("JSON");
      mapper.setAccessible(true);
      Object json = mapper.get(null);
      Object input =
          json.getClass()
              .getMethod("readValue", String.class, Class.class)
              .invoke(
                  json,
                  INPUT,
                  asset.loadClass("com.paymentmigration.lambda.handler.BakeHandler$Input"));
      assertThat(input.toString()).contains("startedAt=2026-01-31T12:34:56Z");
    }
  }

  private static URL[] jarsOf(Path root) throws Exception {
    List<URL> urls = new ArrayList<>();
    urls.add(root.toUri().toURL());
    try (Stream<Path> jars = Files.list(root.resolve("lib"))) {
      for (Path jar : jars.sorted().toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }
}
