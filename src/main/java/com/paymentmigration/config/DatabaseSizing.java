package com.paymentmigration.config;

/**
 * Size of each environment's Aurora cluster.
 *
 * @param instanceClass a key of {@link DatabaseInstanceClass}, for example {@code db.r7g.large}
 * @param readers readers beside the writer, each in another zone, 1 to 2 (three zones)
 */
public record DatabaseSizing(String instanceClass, int readers) {
  private static final int ZONES = 3;

  /**
   * Validates.
   *
   * @throws ConfigurationException naming the property, what was received and what is allowed
   */
  public DatabaseSizing {
    Require.oneOf(DatabaseInstanceClass.keys(), "database.instanceClass", instanceClass);
    Require.between(1, ZONES - 1, "database.readers", readers, "readers, one zone each");
  }

  /** The instance class with its limits. */
  public DatabaseInstanceClass resolvedClass() {
    return DatabaseInstanceClass.ofKey(instanceClass);
  }
}
