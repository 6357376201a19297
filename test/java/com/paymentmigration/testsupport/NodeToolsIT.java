package com.paymentmigration.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NodeToolsIT {
  private static final String LOCK =
      SourceTree.text(SourceTree.path("test/resources/npm/package-lock.json"));

  @Test
  void aScriptReadsItsInputAndImportsThePinnedPackages() {
    assertThat(NodeTools.run("versions.mjs", "from standard input"))
        .contains(
            "asl-validator 4.0.0", "@cloud-copilot/iam-simulate 0.1.173", "from standard input");
  }

  @Test
  void aScriptThatFailsIsNamedWithWhatItWrote() {
    assertThatThrownBy(() -> NodeTools.run("versions.mjs", "", "no-such-package"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("node versions.mjs: exit code 1")
        .hasMessageContaining("no-such-package");
    assertThat(NodeTools.call("versions.mjs", "", "no-such-package").code()).isEqualTo(1);
  }

  @Test
  void theLockFileHasChecksumsAndNoAddressOfARegistry() {
    assertThat(LOCK).contains("\"integrity\": \"sha512-").doesNotContain("\"resolved\"");
  }
}
