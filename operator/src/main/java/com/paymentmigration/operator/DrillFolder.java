package com.paymentmigration.operator;

import java.nio.file.Path;
import java.util.Map;

/** Where drills remember over a crash what they have to put right. */
final class DrillFolder {
  private DrillFolder() {}

  /**
   * The journal of a stack: in {@code XDG_STATE_HOME}, by default {@code ~/.local/state} (XDG Base
   * Directory Specification).
   *
   * @param environment variables of the environment
   */
  static Path journal(String region, String stack, Map<String, String> environment) {
    String name = "drill-" + region + "-" + stack.replaceAll("[^A-Za-z0-9-]", "_") + ".json";
    return state(environment).resolve(name);
  }

  /** Folder of everything that commands remember. */
  static Path state(Map<String, String> environment) {
    String named = environment.getOrDefault("XDG_STATE_HOME", "");
    Path state =
        named.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(named);
    return state.resolve("payment-migration");
  }
}
