package com.paymentmigration.operator.doctor.check;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Zones;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.doctor.plan.Resource;
import com.paymentmigration.operator.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the zones of the subnets offer everything that is put into them. Zone names are shuffled
 * per account, so only the account can tell.
 */
public final class ZoneCheck {
  static final String KEY = "zones";

  private final PlannedStack plan;
  private final Zones zones;

  private ZoneCheck(PlannedStack plan, Zones zones) {
    this.plan = plan;
    this.zones = zones;
  }

  /** The check. */
  public static Check of(PlannedStack plan, Zones zones) {
    ZoneCheck check = new ZoneCheck(plan, zones);
    return Check.one(KEY, String.join(", ", plan.zones()), check::look);
  }

  private Finding look() {
    Map<String, String> available = zones.available();
    Map<String, Set<String>> offers = offers(available.keySet());
    Set<String> good = new TreeSet<>(available.keySet());
    offers.values().forEach(good::retainAll);
    List<String> lacks = new ArrayList<>();
    for (String zone : plan.zones()) {
      List<String> missing = new ArrayList<>();
      offers.forEach(
          (what, where) -> {
            if (!where.contains(zone)) {
              missing.add(what);
            }
          });
      if (!available.containsKey(zone)) {
        lacks.add(zone + " is not available");
      } else if (!missing.isEmpty()) {
        lacks.add(zone + " (" + available.get(zone) + ") has no " + String.join(", no ", missing));
      }
    }
    String subject = String.join(", ", plan.zones());
    String all = String.join(", ", good);
    return lacks.isEmpty()
        ? Finding.ok(KEY, subject, "offer " + String.join(", ", offers.keySet()) + "; so do " + all)
        : failed(subject, lacks, good);
  }

  private Finding failed(String subject, List<String> lacks, Set<String> good) {
    int wanted = plan.zones().size();
    Finding finding =
        Finding.fail(
            KEY,
            subject,
            String.join("; ", lacks),
            wanted + " of " + (good.isEmpty() ? "no zone" : String.join(", ", good)),
            good.size() < wanted
                ? "choose other instance types or another region"
                : "synthesize and deploy with other zones, before the first deployment");
    return good.size() < wanted
        ? finding
        : finding.then(
            "npx aws-cdk@2.1148.1 synth --quiet -c availabilityZones="
                + String.join(",", good.stream().limit(wanted).toList()));
  }

  private Map<String, Set<String>> offers(Set<String> available) {
    Map<String, Set<String>> offers = new TreeMap<>();
    for (Resource launch : plan.resources("AWS::EC2::LaunchTemplate")) {
      String type = launch.properties().path("LaunchTemplateData").path("InstanceType").asText();
      offers.computeIfAbsent(type, zones::instances);
    }
    for (String instanceClass : plan.values("AWS::RDS::DBInstance", "DBInstanceClass")) {
      for (Resource cluster : plan.resources("AWS::RDS::DBCluster")) {
        offers.computeIfAbsent(
            instanceClass,
            key ->
                zones.databases(
                    cluster.properties().path("Engine").asText(),
                    cluster.properties().path("EngineVersion").asText(),
                    key));
      }
    }
    endpoints(available, offers);
    return offers;
  }

  /** Only interface endpoints lie in zones. */
  private void endpoints(Set<String> available, Map<String, Set<String>> offers) {
    List<String> services = new ArrayList<>();
    for (Resource endpoint : plan.resources("AWS::EC2::VPCEndpoint")) {
      if (endpoint.properties().path("VpcEndpointType").asText().equals("Interface")) {
        plan.text(endpoint.properties().path("ServiceName")).ifPresent(services::add);
      }
    }
    Map<String, Set<String>> found = zones.endpoints(services);
    for (String service : services) {
      Set<String> where = found.getOrDefault(service, Set.of());
      if (!where.containsAll(available)) {
        offers.put("endpoint " + service, where);
      }
    }
  }
}
