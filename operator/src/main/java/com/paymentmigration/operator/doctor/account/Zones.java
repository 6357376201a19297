package com.paymentmigration.operator.doctor.account;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Availability zones and what they offer; names as this account has them. */
public interface Zones {
  /** Zones that are available, not local ones, with their ids by name. */
  Map<String, String> available();

  /** Zones that offer the instance type. */
  Set<String> instances(String type);

  /** Zones that offer the instance class for this engine and version. */
  Set<String> databases(String engine, String version, String instanceClass);

  /** Zones that offer each interface endpoint, by name of the service; unknown ones are absent. */
  Map<String, Set<String>> endpoints(List<String> services);
}
