package com.paymentmigration.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstDeploymentOnlyTest {
  private static Map<String, Object> committed() {
    return ContextFile.read(SourceTree.path("cdk.context.json"));
  }

  @Test
  void theCommittedContextSaysNothing() {
    assertThat(FirstDeploymentOnly.note(committed(), committed())).isEmpty();
  }

  @Test
  void whatALiveStackWouldIgnoreIsSaidWithTheCommandThatDoesIt() {
    Map<String, Object> context = new LinkedHashMap<>(committed());
    context.put("costCenter", "payments-9");
    context.put("migrationPhase", "migrate");

    assertThat(FirstDeploymentOnly.note(context, committed()))
        .hasValue(
            "costCenter, migrationPhase of the context count for the first deployment only; a stack"
                + " that exists keeps its values. To change them there: cdk deploy --parameters"
                + " CostCenter=payments-9 --parameters MigrationPhase=migrate");
  }

  /** They have one allowed value: CloudFormation refuses another, nothing is ignored. */
  @Test
  void nameAndZonesAreRefusedAndNotIgnored() {
    Map<String, Object> context = new LinkedHashMap<>(committed());
    context.put("environmentName", "staging-payment-zzzzzzzz");
    context.put("availabilityZones", "us-east-1b,us-east-1c,us-east-1d");

    assertThat(FirstDeploymentOnly.note(context, committed())).isEmpty();
  }

  @Test
  void aFileThatIsMissingHoldsNothingAndABrokenOneIsNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("cdk.context.json");
    assertThat(ContextFile.read(file)).isEmpty();

    Files.writeString(file, "{");
    assertThatThrownBy(() -> ContextFile.read(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("allowed: context values by key");
  }
}
