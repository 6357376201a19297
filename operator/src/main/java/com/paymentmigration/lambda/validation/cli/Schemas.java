package com.paymentmigration.lambda.validation.cli;

import java.util.ArrayList;
import java.util.List;

/** Which schemas are compared with which. */
final class Schemas {
  private Schemas() {}

  /** A schema of the source, and the one of the target that is to be the same. */
  record Pair(String source, String target) {}

  /**
   * The pairs, in the order of the command line.
   *
   * @param names of {@code --schema}: {@code NAME}, or {@code SOURCE=TARGET}
   * @throws IllegalArgumentException if schemas are named in both places, in none, or twice
   */
  static List<Pair> of(Endpoint source, Endpoint target, List<String> names) {
    boolean inAddress = source.schema().isPresent() || target.schema().isPresent();
    if (names.isEmpty()) {
      return List.of(new Pair(named("--source", source), named("--target", target)));
    }
    if (inAddress) {
      throw new IllegalArgumentException(
          "--schema: received together with a schema in an address, allowed: one of both");
    }
    List<Pair> pairs = new ArrayList<>();
    for (String name : names) {
      int equals = name.indexOf('=');
      Pair pair =
          equals < 0
              ? new Pair(name, name)
              : new Pair(name.substring(0, equals), name.substring(equals + 1));
      if (pairs.contains(pair)) {
        throw new IllegalArgumentException("--schema: received " + name + " twice, allowed: once");
      }
      pairs.add(pair);
    }
    return pairs;
  }

  private static String named(String option, Endpoint endpoint) {
    return endpoint
        .schema()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    option
                        + ": received '"
                        + endpoint.host()
                        + "' without a schema, allowed: host[:port]/schema, or --schema"));
  }
}
