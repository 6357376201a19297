package com.paymentmigration.operator.doctor.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Engines;
import com.paymentmigration.operator.doctor.account.Engines.Version;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.doctor.plan.Resource;
import com.paymentmigration.operator.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The clusters' engine version, and the parameters of their groups. */
public final class EngineCheck {
  static final String VERSION = "engine-version";
  static final String PARAMETERS = "engine-parameters";
  private static final String GROUP = "AWS::RDS::DBClusterParameterGroup";

  private final PlannedStack plan;
  private final Engines engines;

  private EngineCheck(PlannedStack plan, Engines engines) {
    this.plan = plan;
    this.engines = engines;
  }

  /** The checks: one for each version, one for each family. */
  public static List<Check> all(PlannedStack plan, Engines engines) {
    EngineCheck check = new EngineCheck(plan, engines);
    List<Check> checks = new ArrayList<>();
    for (String version : plan.values("AWS::RDS::DBCluster", "EngineVersion")) {
      checks.add(Check.one(VERSION, version, () -> check.version(version)));
    }
    for (String family : plan.values(GROUP, "Family")) {
      checks.add(Check.one(PARAMETERS, family, () -> check.parameters(family)));
    }
    return checks;
  }

  private Finding version(String version) {
    String engine = plan.values("AWS::RDS::DBCluster", "Engine").get(0);
    Version found = engines.version(engine, version).orElse(null);
    String list =
        "aws rds describe-db-engine-versions --region "
            + plan.region()
            + " --engine "
            + engine
            + " --query DBEngineVersions[].EngineVersion";
    if (found == null) {
      return Finding.fail(
              VERSION,
              version,
              "not offered in " + plan.region(),
              "a version that RDS offers",
              "set databaseSettings.engineVersion in cdk.json")
          .then(list);
    }
    if (!found.status().equals("available")) {
      return Finding.fail(
              VERSION,
              version,
              "status " + found.status(),
              "available: a new cluster cannot have it",
              "set databaseSettings.engineVersion in cdk.json")
          .then(list);
    }
    List<String> families = plan.values(GROUP, "Family");
    return families.equals(List.of(found.family()))
        ? Finding.ok(VERSION, version, "offered, family " + found.family())
        : Finding.fail(
            VERSION,
            version,
            "belongs to family " + found.family(),
            String.join(", ", families) + ", the family of the template's parameter groups",
            "set a version of that family in cdk.json");
  }

  private Finding parameters(String family) {
    Map<String, Boolean> known = engines.clusterParameters(family);
    TreeSet<String> wrong = new TreeSet<>();
    int count = 0;
    for (Resource group : plan.resources(GROUP)) {
      for (Map.Entry<String, JsonNode> parameter :
          group.properties().path("Parameters").properties()) {
        count++;
        Boolean modifiable = known.get(parameter.getKey());
        if (modifiable == null) {
          wrong.add(parameter.getKey() + " is unknown");
        } else if (!modifiable) {
          wrong.add(parameter.getKey() + " may not be changed");
        }
      }
    }
    return wrong.isEmpty()
        ? Finding.ok(PARAMETERS, family, count + " parameters, all known and modifiable")
        : Finding.fail(
                PARAMETERS,
                family,
                String.join(", ", wrong),
                "parameters that the family has and lets change",
                "report it: the template's parameter group would be refused")
            .then(
                "aws rds describe-engine-default-cluster-parameters --region "
                    + plan.region()
                    + " --db-parameter-group-family "
                    + family);
  }
}
