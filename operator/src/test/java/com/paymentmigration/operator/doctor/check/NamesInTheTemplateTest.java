package com.paymentmigration.operator.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.doctor.plan.Resource;
import com.paymentmigration.testsupport.WholeStack;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A new resource with a fixed name must not slip past the check. */
class NamesInTheTemplateTest {
  private static final PlannedStack PLAN =
      Plans.plan(WholeStack.selected().template(), "{}", Map.of());

  /** Properties that end so but name something else: what it belongs to, or a service. */
  private static final List<String> REFERENCES =
      List.of(
          "AWS::EC2::VPCEndpoint.ServiceName",
          "AWS::RDS::DBCluster.DatabaseName",
          "AWS::SNS::Topic.DisplayName");

  @Test
  void everyNameThatTheTemplateGivesIsLookedUp() {
    TreeSet<String> named = new TreeSet<>();
    for (Resource resource : PLAN.resources()) {
      for (Map.Entry<String, JsonNode> property : resource.properties().properties()) {
        String key = property.getKey();
        boolean name = key.endsWith("Name") || key.endsWith("Identifier");
        if (name && !REFERENCES.contains(resource.type() + "." + key)) {
          PLAN.text(property.getValue())
              .ifPresent(value -> named.add(resource.type() + " " + value));
        }
      }
    }

    assertThat(NameCheck.all(PLAN, (type, name) -> false))
        .extracting(Check::subject)
        .containsExactlyInAnyOrderElementsOf(named);
  }

  /** Both clusters, their logs, three workflows, two vaults, the firewall's logs. */
  @Test
  void theNamesAreThose() {
    Map<String, Long> count =
        NameCheck.all(PLAN, (type, name) -> false).stream()
            .collect(
                Collectors.groupingBy(
                    check -> check.subject().split(" ", -1)[0], Collectors.counting()));

    assertThat(count)
        .containsEntry("AWS::RDS::DBCluster", 2L)
        .containsEntry("AWS::StepFunctions::StateMachine", 3L)
        .containsEntry("AWS::Backup::BackupVault", 2L);
  }
}
