package com.paymentmigration.rehearsal.calls;

/** Logical ids without the hash that the CDK appends: they survive a change of a path's hash. */
public final class Symbols {
  private static final String HASH = "[0-9A-F]{8}$";

  private Symbols() {}

  /** {@code MigrationStateTable} of {@code MigrationStateTable0A1B2C3D}. */
  public static String of(String logicalId) {
    return logicalId.replaceFirst(HASH, "");
  }
}
