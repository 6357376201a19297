package com.paymentmigration.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.script.Script.Called;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build demands of the machine; that JDK 17 passes is shown by every other test. */
class MavenWrapperIT {
  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_402", "11.0.22", "18", "21.0.2"})
  void anotherJdkIsRefusedBeforeAnythingIsBuilt(String version) throws Exception {
    Called refused =
        new Script(Script.ROOT, "mvnw")
            .call(
                Map.of(),
                "-B",
                "-q",
                "-N",
                "-f",
                Script.ROOT.resolve("pom.xml").toString(),
                "-Djava.version=" + version,
                "validate");

    assertThat(refused.code()).isNotZero();
    assertThat(refused.out())
        .contains("JDK 17 builds this project")
        .contains("This is JDK " + version + ". Set JAVA_HOME to a JDK 17.");
  }
}
