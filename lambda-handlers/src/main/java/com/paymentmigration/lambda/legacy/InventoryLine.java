package com.paymentmigration.lambda.legacy;

import java.util.List;

/**
 * One assumption about the legacy server, and what was found.
 *
 * @param assumption its name, such as {@code gtid-mode}
 * @param standing how it stands
 * @param received what the server has, in words
 * @param allowed what it must have, in words
 * @param mend statements that make it so, in order; comments begin with {@code --}
 */
public record InventoryLine(
    String assumption, Standing standing, String received, String allowed, List<String> mend) {
  /** Copies the statements. */
  public InventoryLine {
    mend = List.copyOf(mend);
  }

  static InventoryLine ready(String assumption, String received) {
    return new InventoryLine(assumption, Standing.READY, received, "", List.of());
  }

  static InventoryLine note(String assumption, String received, String... mend) {
    return new InventoryLine(assumption, Standing.NOTE, received, "", List.of(mend));
  }

  static InventoryLine refused(
      String assumption, String received, String allowed, List<String> mend) {
    return new InventoryLine(assumption, Standing.REFUSED, received, allowed, mend);
  }

  static InventoryLine refused(String assumption, String received, String allowed, String... mend) {
    return refused(assumption, received, allowed, List.of(mend));
  }
}
