package com.paymentmigration.operator.doctor.account;

import java.util.Map;
import java.util.Optional;

/** Versions of database engines. */
public interface Engines {
  /** The version; empty if RDS does not offer it. */
  Optional<Version> version(String engine, String version);

  /** Parameters of a cluster parameter group family: whether each may be modified, by name. */
  Map<String, Boolean> clusterParameters(String family);

  /**
   * A version.
   *
   * @param status {@code available} or {@code deprecated}
   * @param family its parameter group family
   */
  record Version(String status, String family) {}
}
