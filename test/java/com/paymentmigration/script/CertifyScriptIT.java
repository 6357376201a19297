package com.paymentmigration.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.script.Script.Called;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alone")
class CertifyScriptIT {
  private static final Script CERTIFY = new Script(Script.ROOT, "certify");

  @Test
  void theHelpAndTheListNeedNoBuild() throws Exception {
    assertThat(CERTIFY.call(Map.of("JAVA_HOME", "/no/such"), "--help").out())
        .startsWith("Usage: certify ");
    assertThat(CERTIFY.call(Map.of("JAVA_HOME", "/no/such"), "--list").out()).startsWith("pays ");
  }

  @Test
  void aTrialThatDoesNotExistIsExitCodeTwoAndItsMessageComesFirst() throws Exception {
    Called wrong = CERTIFY.call(Map.of(), "no-such");

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("trial: received 'no-such', allowed: pays, ");
    assertThat(wrong.out()).isEmpty();
  }
}
