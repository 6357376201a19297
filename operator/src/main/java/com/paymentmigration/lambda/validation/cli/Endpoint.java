package com.paymentmigration.lambda.validation.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server and maybe a schema, as the command line spells them: {@code host[:port][/schema]}.
 *
 * @param host host name or address
 * @param port TCP port; 3306 unless given
 * @param schema schema; empty if {@code --schema} names it
 */
public record Endpoint(String host, int port, Optional<String> schema) {
  private static final String ALLOWED = "host[:port][/schema], without user and password";

  private static final Pattern FORM =
      Pattern.compile("(?:mysql://)?(\\[[0-9A-Fa-f:.]+]|[^:/@]+)(?::([0-9]{1,5}))?(?:/([^/]+))?");

  private static final int DEFAULT_PORT = 3306;
  private static final int MAX_PORT = 65_535;

  /**
   * Reads an endpoint.
   *
   * @throws IllegalArgumentException if it has another form
   */
  public static Endpoint of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (text.contains("@")) {
      // What stands before it may be a password: not repeated.
      throw new IllegalArgumentException("received an address with '@' in it, allowed: " + ALLOWED);
    }
    if (!matcher.matches()) {
      throw new IllegalArgumentException("received '" + text + "', allowed: " + ALLOWED);
    }
    int port = matcher.group(2) == null ? DEFAULT_PORT : Integer.parseInt(matcher.group(2));
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("port: received " + port + ", allowed: 1 to 65535");
    }
    return new Endpoint(matcher.group(1), port, Optional.ofNullable(matcher.group(3)));
  }
}
