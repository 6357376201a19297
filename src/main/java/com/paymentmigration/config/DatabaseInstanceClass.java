package com.paymentmigration.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The Aurora MySQL instance classes that a profile may choose: Graviton, memory-optimized, never
 * burstable (a burstable writer that runs out of CPU credits would look like a failed cutover).
 *
 * <p>Default {@code max_connections} per class: Aurora MySQL "Maximum connections" table. The alarm
 * on connections is a share of it. Virtual processors: Amazon Aurora User Guide, "Hardware
 * specifications for DB instance classes".
 */
public enum DatabaseInstanceClass {
  R7G_LARGE("r7g.large", 1000, 2),
  R7G_XLARGE("r7g.xlarge", 2000, 4),
  R7G_2XLARGE("r7g.2xlarge", 3000, 8),
  R7G_4XLARGE("r7g.4xlarge", 4000, 16),
  R7G_8XLARGE("r7g.8xlarge", 5000, 32),
  R7G_12XLARGE("r7g.12xlarge", 6000, 48),
  R7G_16XLARGE("r7g.16xlarge", 6000, 64),
  R8G_LARGE("r8g.large", 1000, 2),
  R8G_XLARGE("r8g.xlarge", 2000, 4),
  R8G_2XLARGE("r8g.2xlarge", 3000, 8),
  R8G_4XLARGE("r8g.4xlarge", 4000, 16),
  R8G_8XLARGE("r8g.8xlarge", 5000, 32),
  R8G_12XLARGE("r8g.12xlarge", 6000, 48),
  R8G_16XLARGE("r8g.16xlarge", 6000, 64),
  R8G_24XLARGE("r8g.24xlarge", 7000, 96),
  R8G_48XLARGE("r8g.48xlarge", 8000, 192);

  private final String type;
  private final int maxConnections;
  private final int vcpus;

  DatabaseInstanceClass(String type, int maxConnections, int vcpus) {
    this.type = type;
    this.maxConnections = maxConnections;
    this.vcpus = vcpus;
  }

  /** Size as EC2 spells it, without the prefix {@code db.}: {@code r7g.large}. */
  public String instanceType() {
    return type;
  }

  /** Size as RDS spells it: {@code db.r7g.large}. */
  public String key() {
    return "db." + type;
  }

  /** Default {@code max_connections} of the class. */
  public int maxConnections() {
    return maxConnections;
  }

  /** Virtual processors of the class. */
  public int vcpus() {
    return vcpus;
  }

  /** All keys, by generation, smallest first. */
  public static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (DatabaseInstanceClass instanceClass : values()) {
      keys.add(instanceClass.key());
    }
    return keys;
  }

  /**
   * The class spelled {@code key}.
   *
   * @throws ConfigurationException if no class has this key
   */
  public static DatabaseInstanceClass ofKey(String key) {
    Require.oneOf(keys(), "database.instanceClass", key);
    return values()[keys().indexOf(key)];
  }
}
