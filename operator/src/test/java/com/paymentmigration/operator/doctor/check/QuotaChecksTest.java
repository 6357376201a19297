package com.paymentmigration.operator.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.operator.doctor.account.Limit;
import com.paymentmigration.operator.doctor.account.ServiceLimits;
import com.paymentmigration.operator.doctor.account.Usage;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import com.paymentmigration.operator.report.Verdict;
import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.WholeStack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the synthesized template of staging; the figures are counted by hand. */
class QuotaChecksTest {
  private static final Pattern QUOTA =
      Pattern.compile("--service-code ([a-z0-9]+) --quota-code (L-[0-9A-F]{8}) ");

  private static final PlannedStack STAGING =
      Plans.plan(WholeStack.selected().template(), "{}", Map.of());

  /** An account with these figures. */
  private static final class Figures implements Usage, ServiceLimits {
    private final long used;

    Figures(long used) {
      this.used = used;
    }

    @Override
    public long elasticIps() {
      return used;
    }

    @Override
    public long vpcs() {
      return used;
    }

    @Override
    public long internetGateways() {
      return used;
    }

    @Override
    public Map<String, Long> natGateways() {
      return Map.of("us-east-1a", used);
    }

    @Override
    public long gatewayEndpoints() {
      return used;
    }

    @Override
    public long standardVcpus() {
      return used;
    }

    /** An m7g.large has two (AWS's list of instance types). */
    @Override
    public int vcpus(String type) {
      assertThat(type).isEqualTo("m7g.large");
      return 2;
    }

    @Override
    public Map<String, Limit> databases() {
      return Map.of(
          "DBClusters", new Limit(40, used),
          "DBInstances", new Limit(40, used),
          "DBClusterParameterGroups", new Limit(50, used),
          "DBParameterGroups", new Limit(50, used),
          "DBSubnetGroups", new Limit(50, used));
    }

    @Override
    public Map<String, Limit> loadBalancing() {
      return Map.of(
          "application-load-balancers", new Limit(50, used),
          "target-groups", new Limit(3000, used),
          "listeners-per-application-load-balancer", new Limit(50, used),
          "rules-per-application-load-balancer", new Limit(100, used));
    }

    @Override
    public Map<String, Limit> identities() {
      return Map.of("Roles", new Limit(1000, used), "Policies", new Limit(1500, used));
    }

    @Override
    public Limit concurrency() {
      return new Limit(1000, used);
    }
  }

  private static Map<String, Finding> look(long allowed, long used) {
    Figures account = new Figures(used);
    Map<String, Finding> found = new LinkedHashMap<>();
    QuotaChecks.all(STAGING, (service, code) -> allowed, account, account).stream()
        .filter(check -> !check.key().equals("quota-instance-profiles"))
        .forEach(check -> found.putIfAbsent(check.key(), Plans.only(check)));
    return found;
  }

  /** Three zones, two fleets of at most nine m7g.large, two clusters with one reader each. */
  @ParameterizedTest
  @CsvSource({
    "quota-elastic-ips, 3",
    "quota-vpcs, 1",
    "quota-internet-gateways, 1",
    "quota-nat-gateways, 1",
    "quota-gateway-endpoints, 2",
    "quota-interface-endpoints, 11",
    "quota-vcpus, 36",
    "quota-db-clusters, 2",
    "quota-db-instances, 4",
    "quota-db-subnet-groups, 2",
    "quota-application-load-balancers, 1",
    "quota-target-groups, 2"
  })
  void whatIsNeededIsCountedInTheTemplate(String key, int needed) {
    assertThat(look(1000, 0).get(key).evidence()).startsWith(needed + " needed");
  }

  /** A fresh account's defaults: five addresses, five VPCs, five gateways; 5 vCPUs at first. */
  @Test
  void aFreshAccountHasTooFewVcpusAndEndpoints() {
    Map<String, Finding> found = look(5, 0);

    assertThat(found.values())
        .filteredOn(finding -> finding.verdict() == Verdict.FAIL)
        .extracting(Finding::check)
        .contains("quota-vcpus", "quota-interface-endpoints")
        .doesNotContain("quota-elastic-ips", "quota-vpcs", "quota-nat-gateways");
  }

  @Test
  void whatIsInUseCounts() {
    Finding addresses = look(5, 3).get("quota-elastic-ips");

    assertThat(addresses.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(addresses.evidence()).isEqualTo("3 needed, 3 of 5 in use, 2 free");
    assertThat(addresses.commands())
        .containsExactly(
            "aws service-quotas request-service-quota-increase --region us-east-1 --service-code"
                + " ec2 --quota-code L-0263D0A3 --desired-value 6");
    assertThat(look(6, 3).get("quota-elastic-ips").verdict()).isEqualTo(Verdict.OK);
  }

  /** New accounts have 10 concurrent executions: not enough for the functions of a run. */
  @Test
  void concurrencyIsWhatNobodyReserved() {
    Figures account = new Figures(990);
    Finding concurrency =
        QuotaChecks.all(STAGING, (service, code) -> 5, account, account).stream()
            .filter(check -> check.key().equals("quota-concurrency"))
            .map(Plans::only)
            .findAny()
            .orElseThrow();

    assertThat(concurrency.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(concurrency.evidence()).endsWith("990 of 1000 in use, 10 free");
  }

  @Test
  void aLimitThatTheServiceDoesNotTellIsNoYes() {
    Figures account = new Figures(0);

    assertThat(QuotaChecks.all(STAGING, (service, code) -> 5, account, account))
        .filteredOn(check -> check.key().equals("quota-instance-profiles"))
        .singleElement()
        .satisfies(
            check ->
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> check.look().get())
                    .hasMessageContaining("InstanceProfiles"));
  }

  /** {@code quota-codes.tsv} has the codes of AWS's own list; two codes of ours were in none. */
  @Test
  void theCommandsAskForQuotasThatExistAndCanBeRaised() throws IOException {
    Map<String, String> adjustable = new TreeMap<>();
    for (String line :
        Files.readAllLines(
            SourceTree.path("operator/src/test/resources/operator/quota-codes.tsv"))) {
      String[] cells = line.split("\t", -1);
      if (!line.startsWith("#")) {
        adjustable.put(cells[0] + " " + cells[1], cells[3]);
      }
    }
    List<String> commands =
        look(0, 5000).values().stream().flatMap(found -> found.commands().stream()).toList();

    assertThat(commands).hasSizeGreaterThan(15);
    assertThat(commands)
        .allSatisfy(
            command -> {
              Matcher asked = QUOTA.matcher(command);
              assertThat(asked.find()).as(command).isTrue();
              assertThat(adjustable).containsEntry(asked.group(1) + " " + asked.group(2), "yes");
            });
  }

  @Test
  void quotasOfIamAreAskedForWhereIamHasItsQuotas() {
    PlannedStack elsewhere =
        Plans.plan(WholeStack.selected().template(), "{}", Map.of(), "eu-west-1");
    Figures account = new Figures(5000);

    assertThat(QuotaChecks.all(elsewhere, (service, code) -> 0, account, account))
        .filteredOn(check -> check.key().equals("quota-roles"))
        .singleElement()
        .satisfies(
            check ->
                assertThat(Plans.only(check).commands())
                    .singleElement()
                    .asString()
                    .contains("--region us-east-1 --service-code iam"));
  }
}
