package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.Engines;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;

/** Engine versions of RDS. */
record AwsEngines(Supplier<RdsClient> rds) implements Engines {
  @Override
  public Optional<Version> version(String engine, String version) {
    return rds
        .get()
        .describeDBEngineVersions(r -> r.engine(engine).engineVersion(version).includeAll(true))
        .dbEngineVersions()
        .stream()
        .findFirst()
        .map(
            found ->
                new Version(
                    Objects.requireNonNullElse(found.status(), "available"),
                    String.valueOf(found.dbParameterGroupFamily())));
  }

  @Override
  public Map<String, Boolean> clusterParameters(String family) {
    Map<String, Boolean> parameters = new TreeMap<>();
    String marker = null;
    do {
      String from = marker;
      var defaults =
          rds.get()
              .describeEngineDefaultClusterParameters(
                  r -> r.dbParameterGroupFamily(family).marker(from))
              .engineDefaults();
      defaults
          .parameters()
          .forEach(each -> parameters.put(each.parameterName(), each.isModifiable()));
      marker = defaults.marker();
    } while (marker != null && !marker.isEmpty());
    return parameters;
  }
}
