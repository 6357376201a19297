package com.paymentmigration.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Style sheets and scripts that are put into pictures and pages. */
public final class Style {
  private Style() {}

  /** Colours by role, for light and for dark, and how a picture draws with them. */
  public static String picture() {
    return resource(Style.class, "picture.css");
  }

  /** How the pictures that explain the system draw boxes and arrows. */
  static String diagram() {
    return resource(Style.class, "diagram.css");
  }

  /**
   * The resource {@code name} beside {@code owner}.
   *
   * @throws IllegalStateException if it is missing
   */
  public static String resource(Class<?> owner, String name) {
    try (InputStream stream = owner.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + name + " beside " + owner.getName());
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
