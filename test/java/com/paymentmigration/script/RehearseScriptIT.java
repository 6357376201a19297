package com.paymentmigration.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.script.Script.Called;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alone")
class RehearseScriptIT {
  private static final Script REHEARSE = new Script(Script.ROOT, "rehearse");
  private static final Path BUILT = Script.ROOT.resolve("rehearsal/target/rehearse/built");

  @BeforeAll
  static void build() throws Exception {
    Called first = rehearse("--jobs", "0");
    assertThat(first.code()).as(first.err()).isEqualTo(2);
    assertThat(first.out()).doesNotContain("[INFO]", "[WARNING]");
  }

  private static Called rehearse(String... arguments) throws Exception {
    return REHEARSE.call(Map.of(), arguments);
  }

  @Test
  void aSecondCallDoesNotBuild() throws Exception {
    FileTime built = Files.getLastModifiedTime(BUILT);

    Called second = rehearse("--list", "happy");

    assertThat(second.code()).isZero();
    assertThat(second.out()).startsWith("happy ");
    assertThat(second.err()).isEmpty();
    assertThat(Files.getLastModifiedTime(BUILT)).isEqualTo(built);
  }

  @Test
  void aScenarioThatDoesNotExistIsExitCodeTwoAndItsMessageComesFirst() throws Exception {
    Called wrong = rehearse("hapy");

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("scenario: received 'hapy', allowed: happy, ");
    assertThat(wrong.out()).isEmpty();
  }
}
