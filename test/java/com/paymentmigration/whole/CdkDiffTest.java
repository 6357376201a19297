package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.WholeStack;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change of parameters touches: the promises that the switch and its operators rely on. */
class CdkDiffTest {
  private static final WholeStack STACK = WholeStack.selected();
  private static final ChangeSet CHANGES = new ChangeSet(STACK);
  private static final Map<String, String> AT_REST = CHANGES.parameters(Map.of());

  private static SortedSet<String> changed(String section, int depth, String key, String value) {
    return CHANGES.paths(section, AT_REST, CHANGES.parameters(Map.of(key, value)), depth);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "25", "50", "100"})
  void theWeightTouchesTheActionsOfTheListenerRuleOnly(String weight) {
    SortedSet<String> touched = changed("Resources", 3, "GreenTrafficWeight", weight);

    assertThat(touched).singleElement().asString().endsWith(".Properties.Actions");
    String rule = touched.first().substring(0, touched.first().indexOf('.'));
    assertThat(STACK.resources().get(rule).path("Type").asText())
        .isEqualTo("AWS::ElasticLoadBalancingV2::ListenerRule");
    assertThat(changed("Outputs", 1, "GreenTrafficWeight", weight))
        .containsExactly("CurrentBlueWeight", "CurrentGreenWeight");
  }

  @ParameterizedTest
  @CsvSource({
    "ActiveEnvironment, green, CurrentActiveEnvironment",
    "MigrationStatus, COMPLETED, CurrentMigrationStatus"
  })
  void whatTheSwitchReportsTouchesOneOutputOnly(String parameter, String value, String output) {
    assertThat(changed("Resources", 1, parameter, value)).isEmpty();
    assertThat(changed("Outputs", 1, parameter, value)).containsExactly(output);
  }

  /** The counter-example: a parameter that does reach resources is seen to. */
  @Test
  void aPhaseChangeTouchesTagsAndTheGate() {
    assertThat(changed("Resources", 1, "MigrationPhase", "migrate")).hasSizeGreaterThan(50);
  }

  @Test
  void theSameParametersTouchNothing() {
    assertThat(CHANGES.paths("Resources", AT_REST, CHANGES.parameters(Map.of()), 1)).isEmpty();
    assertThat(CHANGES.paths("Outputs", AT_REST, CHANGES.parameters(Map.of()), 1)).isEmpty();
  }
}
