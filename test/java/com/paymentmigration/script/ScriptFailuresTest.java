package com.paymentmigration.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.script.Script.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of the scripts, with a Maven beside them that fails. */
class ScriptFailuresTest {
  private static final String JAVA_HOME = "JAVA_HOME";

  /** What cdk.json starts. */
  private static final String APP = ".mvn/app.sh";

  private static final String FAILING_MAVEN =
      """
      #!/bin/sh
      cat <<'END'
      [WARNING] something else
      [ERROR] Rule 1: RequireJavaVersion failed with message:
      JDK 17 builds this project
      [INFO] -----
      [ERROR]
      [ERROR] Failed to execute goal -> [Help 1]
      [ERROR] Re-run Maven using the -X switch to enable full debug logging.
      END
      exit 1
      """;

  private static final String SHOWN =
      """
      [ERROR] Rule 1: RequireJavaVersion failed with message:
      JDK 17 builds this project
      [ERROR] Failed to execute goal -> [Help 1]
      """;

  @TempDir private Path folder;

  @BeforeEach
  void copyScripts() throws IOException {
    Files.createDirectory(folder.resolve(".mvn"));
    for (String each :
        new String[] {
          "migrate",
          "rehearse",
          "certify",
          "validate",
          APP,
          ".mvn/script.sh",
          ".mvn/operator.sh",
          ".mvn/rehearsal.sh"
        }) {
      Files.copy(Script.ROOT.resolve(each), folder.resolve(each));
    }
    executable("mvnw", FAILING_MAVEN);
    executable(".mvn/prerequisites.sh", "exit 0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "--list"})
  void whatTheRehearsalCanAnswerWithoutABuildNeedsNone(String question) throws Exception {
    Path answers =
        Files.createDirectories(folder.resolve("rehearsal/src/main/resources/rehearsal"));
    Files.writeString(answers.resolve("help.txt"), "answer\n");
    Files.writeString(answers.resolve("list.txt"), "answer\n");

    Called called = new Script(folder, "rehearse").call(Map.of(JAVA_HOME, "/no/such"), question);

    assertThat(called).isEqualTo(new Called(0, "answer\n", ""));
  }

  @Test
  void theRehearsalDoesNotBuildWhereSomethingIsMissing() throws Exception {
    executable(
        ".mvn/prerequisites.sh", "echo \"./$CALLED_AS: $1: 1 thing is missing\" >&2\nexit 1\n");

    Called called =
        new Script(folder, "rehearse")
            .call(Map.of(JAVA_HOME, System.getProperty("java.home")), "happy");

    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err())
        .endsWith("./rehearse: integration-test: 1 thing is missing\n")
        .doesNotContain("[ERROR]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"migrate", "rehearse", "certify", "validate", APP})
  void aWrongJavaHomeIsNamedOnOneLine(String script) throws Exception {
    Called called =
        new Script(folder, script).call(Map.of(JAVA_HOME, "/no/such/jdk"), "no-such-argument");

    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err())
        .isEqualTo(
            name(script)
                + ": JAVA_HOME: received '/no/such/jdk', which holds no bin/java, allowed: the"
                + " folder of a JDK 17\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"11.0.2", "25", "1.8.0_402", "170"})
  void anotherJavaThan17IsNamedOnOneLine(String version) throws Exception {
    Files.createDirectory(folder.resolve("bin"));
    executable("bin/java", "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2026' >&2\n");

    Called called =
        new Script(folder, "validate").call(Map.of(JAVA_HOME, folder.toString()), "--help");

    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err())
        .startsWith("validate: java: received version '" + version + "'")
        .contains("allowed: 17")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"migrate", "rehearse", "certify", "validate", APP})
  void aBuildThatFailsShowsTheFirstErrorsAndNotMavensAdvice(String script) throws Exception {
    Called called =
        new Script(folder, script)
            .call(Map.of(JAVA_HOME, System.getProperty("java.home")), "no-such-argument");

    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err().lines().skip(1))
        .first()
        .asString()
        .startsWith(name(script) + ": the build failed; the whole output is in " + folder);
    assertThat(called.err()).endsWith("build.log\n" + SHOWN);
  }

  /** How its messages begin. */
  private static String name(String script) {
    return script.equals(APP) ? "cdk synth" : script;
  }

  private void executable(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
