package com.paymentmigration.operator;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Variables that send calls elsewhere than to AWS, such as to an emulator: {@code AWS_ENDPOINT_URL}
 * and those of single services. The SDK reads them itself, and says of a wrong one only that it
 * cannot marshall a request.
 */
final class ChosenEndpoint {
  private static final String PREFIX = "AWS_ENDPOINT_URL";

  private ChosenEndpoint() {}

  /**
   * Refuses what is no address.
   *
   * @param environment variables of the environment
   * @throws OperatorException if one of them is no address of http or https with a host
   */
  static void check(Map<String, String> environment) {
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              boolean said = name.startsWith(PREFIX) && !value.isBlank();
              if (said && !isAddress(value)) {
                throw new OperatorException(
                    name,
                    "received '" + value + "', allowed: an address such as http://127.0.0.1:5000",
                    "correct the variable, or unset it to call AWS");
              }
            });
  }

  private static boolean isAddress(String text) {
    try {
      URI address = new URI(text.strip());
      String scheme = String.valueOf(address.getScheme());
      return scheme.matches("https?") && address.getHost() != null;
    } catch (URISyntaxException none) {
      return false;
    }
  }
}
