package com.paymentmigration.lambda.cutover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What decides whether an applier may count a transaction as executed without applying its rows.
 *
 * @param filters rules of replication filters that are in force, each as {@code NAME: RULE}: of the
 *     replica's channels, and of what the server writes into its own binary log
 * @param variables settings of the applier by lower-case name, as MySQL prints them
 */
public record ApplierFacts(List<String> filters, Map<String, String> variables) {
  /** No filters, and MySQL's own defaults. */
  public static final ApplierFacts SOUND = new ApplierFacts(List.of(), Map.of());

  /** Keeps its own copies. */
  public ApplierFacts {
    filters = List.copyOf(filters);
    variables = Map.copyOf(variables);
  }

  /** What makes rows get lost while positions count; empty if nothing does. */
  List<String> objections() {
    List<String> found = new ArrayList<>();
    filters.forEach(filter -> found.add("replication filter " + filter));
    variables.forEach(
        (name, value) -> {
          String allowed = allowed(name);
          if (!value.equalsIgnoreCase(allowed)) {
            found.add(name + ": received " + value + ", allowed: " + allowed);
          }
        });
    return found.stream().sorted().toList();
  }

  /** Names differ between versions (8.0.26 says replica where older ones say slave). */
  private static String allowed(String name) {
    if (name.endsWith("_exec_mode")) {
      return "STRICT";
    }
    return name.endsWith("_skip_errors") ? "OFF" : "0";
  }
}
