package com.paymentmigration.operator.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.operator.doctor.account.Zones;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import com.paymentmigration.operator.report.Verdict;
import com.paymentmigration.testsupport.WholeStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An account of us-east-1 whose zone b is the old use1-az3: no Graviton there. */
class ZoneCheckTest {
  private static final PlannedStack PLAN =
      Plans.plan(WholeStack.selected().template(), "{}", Map.of());
  private static final Set<String> ALL =
      Set.of("us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1f");

  private record Offers(Set<String> fleet, Set<String> databases, Set<String> endpoints)
      implements Zones {
    @Override
    public Map<String, String> available() {
      Map<String, String> zones = new TreeMap<>();
      ALL.forEach(zone -> zones.put(zone, "use1-" + zone.substring(zone.length() - 1)));
      return zones;
    }

    @Override
    public Set<String> instances(String type) {
      assertThat(type).isEqualTo("m7g.large");
      return fleet;
    }

    @Override
    public Set<String> databases(String engine, String version, String instanceClass) {
      assertThat(engine).isEqualTo("aurora-mysql");
      assertThat(version).isEqualTo("8.0.mysql_aurora.3.10.1");
      assertThat(instanceClass).isEqualTo("db.r7g.large");
      return databases;
    }

    @Override
    public Map<String, Set<String>> endpoints(List<String> services) {
      assertThat(services).hasSize(11).contains("com.amazonaws.us-east-1.states");
      Map<String, Set<String>> zones = new HashMap<>();
      services.forEach(service -> zones.put(service, endpoints));
      return zones;
    }
  }

  private static Finding look(Set<String> fleet, Set<String> databases, Set<String> endpoints) {
    return Plans.only(ZoneCheck.of(PLAN, new Offers(fleet, databases, endpoints)));
  }

  private static Set<String> without(String... zones) {
    Set<String> rest = new TreeSet<>(ALL);
    rest.removeAll(List.of(zones));
    return rest;
  }

  @Test
  void zonesThatOfferEverythingPass() {
    assertThat(look(ALL, ALL, ALL).verdict()).isEqualTo(Verdict.OK);
    assertThat(look(without("us-east-1f"), ALL, without("us-east-1d")).verdict())
        .isEqualTo(Verdict.OK);
  }

  @Test
  void aZoneThatLacksOneThingFailsWithTheZonesToUse() {
    Finding finding = look(without("us-east-1b"), without("us-east-1f"), ALL);

    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.evidence()).isEqualTo("us-east-1b (use1-b) has no m7g.large");
    assertThat(finding.allowed()).isEqualTo("3 of us-east-1a, us-east-1c, us-east-1d");
    assertThat(finding.commands())
        .containsExactly(
            "npx aws-cdk@2.1148.1 synth --quiet -c"
                + " availabilityZones=us-east-1a,us-east-1c,us-east-1d");
  }

  @Test
  void anEndpointThatIsMissingInAZoneFailsToo() {
    assertThat(look(ALL, ALL, without("us-east-1c")).evidence())
        .startsWith("us-east-1c (use1-c) has no endpoint com.amazonaws.us-east-1.");
  }

  @Test
  void whereNoThreeZonesAreLeftThereIsNothingToPaste() {
    Finding finding = look(Set.of("us-east-1a"), ALL, ALL);

    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.commands()).isEmpty();
    assertThat(finding.advice()).contains("other instance types");
  }
}
