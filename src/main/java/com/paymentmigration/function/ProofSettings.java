package com.paymentmigration.function;

import com.paymentmigration.lambda.handler.Setting;
import java.util.Map;

/** What functions know of the continuous proof. */
public final class ProofSettings {
  private ProofSettings() {}

  /**
   * How many rows it compares in a second; nothing where the profile switches it off.
   *
   * @param rows 0 for off
   */
  public static Map<Setting, String> rowsPerSecond(int rows) {
    return rows == 0 ? Map.of() : Map.of(Setting.PROOF_ROWS_PER_SECOND, String.valueOf(rows));
  }
}
