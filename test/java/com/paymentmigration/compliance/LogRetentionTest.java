package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.config.ConfigurationException;
import com.paymentmigration.config.LogRetention;
import com.paymentmigration.config.Retention;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days that a profile may keep its logs: what CloudWatch Logs accepts, as the gates know it. */
class LogRetentionTest {
  private static final int MOST = 4000;

  /** A different value for each log group of one template: one run of the gates judges them all. */
  @Test
  void whatAProfileAllowsCloudFormationAllows() {
    List<Integer> allowed = allowed();
    Template template = Template.of(WholeStack.selected().template());
    Iterator<String> groups = WholeStack.selected().ofType("AWS::Logs::LogGroup").keySet().iterator();
    for (int days : allowed) {
      LogRetention.of(days);
      template.set("/" + groups.next() + "/Properties/RetentionInDays", String.valueOf(days));
    }

    assertThat(GateRun.errors(template.json())).isEmpty();
    assertThat(allowed).hasSize(17).startsWith(30, 60).endsWith(3653);
  }

  @Test
  void whatItDoesNotAllowCloudFormationRefuses() {
    Template template = Template.of(WholeStack.selected().template());
    String group = WholeStack.selected().ofType("AWS::Logs::LogGroup").keySet().iterator().next();
    template.set("/" + group + "/Properties/RetentionInDays", "366");

    assertThat(GateRun.errors(template.json()))
        .anySatisfy(finding -> assertThat(finding.logicalId()).isEqualTo(group));
  }

  private static List<Integer> allowed() {
    List<Integer> allowed = new ArrayList<>();
    for (int days = 0; days < MOST; days++) {
      try {
        allowed.add(new Retention(days, "retain", true, true).logDays());
      } catch (ConfigurationException refused) {
        assertThat(refused).hasMessageContaining("retention.logDays: received " + days);
      }
    }
    return allowed;
  }
}
