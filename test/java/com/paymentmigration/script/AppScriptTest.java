package com.paymentmigration.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.script.Script.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What cdk.json starts, in a copy of the tree with a Maven and a JDK that only write down that they
 * were called: Maven builds when something changed, and only then.
 */
class AppScriptTest {
  private static final String APP = ".mvn/app.sh";
  private static final String SOURCE = "src/main/java/App.java";
  private static final String CLASS = "src/target/classes/App.class";
  private static final String ASSET = "lambda-handlers/target/function/App.class";

  /** Makes one class of each module and the asset out of the sources, and a class path. */
  private static final String MAVEN =
      """
      #!/bin/sh
      cd "$(dirname "$0")"
      echo called >>maven-calls
      [ ! -e broken ] || exit 1
      [ ! -e slow ] || sleep 2
      mkdir -p src/target/classes protocol/target/classes lambda-handlers/target/classes
      mkdir -p lambda-handlers/target/function
      cat src/main/java/* >src/target/classes/App.class
      cat protocol/src/main/java/* >protocol/target/classes/App.class
      cat lambda-handlers/src/main/java/* >lambda-handlers/target/classes/App.class
      cp lambda-handlers/target/classes/App.class lambda-handlers/target/function
      for argument; do case $argument in
        -Dmdep.outputFile=*) printf %s "$PWD/a.jar:$PWD/b.jar" >"${argument#*=}" ;;
      esac; done
      """;

  private static final String JAVA =
      """
      #!/bin/sh
      echo "$@" >>"$(dirname "$0")/../../java-calls"
      """;

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void copy() throws IOException {
    // A blank in the path: a person's folder may have one.
    root = Files.createDirectory(folder.resolve("my tree"));
    for (String file : List.of(APP, ".mvn/script.sh")) {
      write(file, "");
      Files.copy(
          Script.ROOT.resolve(file),
          root.resolve(file),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    for (String file :
        List.of(
            "pom.xml",
            "src/pom.xml",
            "protocol/pom.xml",
            "lambda-handlers/pom.xml",
            SOURCE,
            "protocol/src/main/java/Protocol.java",
            "lambda-handlers/src/main/java/Handler.java",
            "a.jar",
            "b.jar",
            "jdk/release")) {
      write(file, "1");
    }
    write("jdk/release", "JAVA_VERSION=\"17.0.1\"\n");
    executable("mvnw", MAVEN);
    executable("jdk/bin/java", JAVA);
    assertThat(call().code()).isZero();
    assertThat(built()).isEqualTo(1);
  }

  @Test
  void aSecondCallStartsJavaAtOnceWithTheClassPathOfTheBuild() throws Exception {
    Called second = call();

    assertThat(second).isEqualTo(new Called(0, "", ""));
    assertThat(built()).isEqualTo(1);
    assertThat(Files.readAllLines(root.resolve("java-calls")))
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("/src/target/classes:" + root + "/a.jar:" + root + "/b.jar")
                    .endsWith("com.paymentmigration.PaymentMigrationApp"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SOURCE,
        "src/main/resources/rules/new.rego",
        "protocol/src/main/java/Protocol.java",
        "lambda-handlers/src/main/java/Handler.java",
        "pom.xml",
        "src/pom.xml",
        "protocol/pom.xml",
        "lambda-handlers/pom.xml",
        ".mvn/jvm.config",
        CLASS,
        ASSET
      })
  void aChangedOrNewFileBuilds(String file) throws Exception {
    write(file, "changed");

    assertThat(call().err()).isEqualTo("cdk synth: building, once; about a minute\n");
    assertThat(built()).isEqualTo(2);
    assertThat(call().err()).isEmpty();
    assertThat(Files.readString(root.resolve(CLASS)))
        .isEqualTo(Files.readString(root.resolve(SOURCE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {SOURCE, CLASS, ASSET, "src/target/app/built", "a.jar", "src/target"})
  void aDeletedFileBuilds(String file) throws Exception {
    write("src/main/java/Other.java", "2");
    call();
    delete(root.resolve(file));

    call();

    assertThat(built()).isEqualTo(3);
  }

  /** A branch that was left and taken again, by a tool that keeps times. */
  @Test
  void whatWasPutBackWithItsOldTimeIsCompiledAnew() throws Exception {
    FileTime old = FileTime.fromMillis(0);
    write(SOURCE, "other branch");
    Files.setLastModifiedTime(root.resolve(SOURCE), old);

    call();

    assertThat(built()).isEqualTo(2);
    assertThat(Files.readString(root.resolve(CLASS))).isEqualTo("other branch");
  }

  @Test
  void classesThatAnotherCommandBuiltFromOtherSourcesAreNotTaken() throws Exception {
    write(SOURCE, "2");
    new Script(root, "mvnw").call(Map.of());
    write(SOURCE, "1");

    call();

    assertThat(Files.readString(root.resolve(CLASS))).isEqualTo("1");
  }

  @Test
  void anotherJdkOrOtherOptionsForMavenBuild() throws Exception {
    write("jdk/release", "JAVA_VERSION=\"17.0.2\"\n");
    call();
    assertThat(built()).isEqualTo(2);

    call(Map.of("MAVEN_OPTS", "-Dx=y"));
    assertThat(built()).isEqualTo(3);
  }

  @Test
  void aMovedTreeBuilds() throws Exception {
    Path moved = folder.resolve("moved");
    Files.move(root, moved);
    root = moved;

    call();

    assertThat(built()).isEqualTo(2);
  }

  @Test
  void aBuildThatBrokeOffLeavesNothingThatHolds() throws Exception {
    write(SOURCE, "2");
    write("broken", "");
    assertThat(call().code()).isEqualTo(2);
    delete(root.resolve("broken"));

    assertThat(call().code()).isZero();
    assertThat(built()).isEqualTo(3);
    assertThat(root.resolve("target/building")).doesNotExist();
  }

  @Test
  void ofTwoAtOnceOneBuildsAndTheOtherWaits() throws Exception {
    write(SOURCE, "2");
    write("slow", "");
    ExecutorService both = Executors.newFixedThreadPool(2);
    List<CompletableFuture<Called>> calls = new ArrayList<>();
    for (int each = 0; each < 2; each++) {
      calls.add(CompletableFuture.supplyAsync(this::call, both));
    }

    assertThat(calls).allSatisfy(each -> assertThat(each.join().code()).isZero());
    assertThat(built()).isEqualTo(2);
    both.shutdown();
  }

  @Test
  void theLockOfAProcessThatIsGoneIsTaken() throws Exception {
    write(SOURCE, "2");
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createSymbolicLink(
        Files.createDirectories(root.resolve("target")).resolve("building"),
        Path.of(Long.toString(gone.pid())));

    assertThat(call().code()).isZero();
    assertThat(built()).isEqualTo(2);
  }

  private Called call() {
    return call(Map.of());
  }

  private Called call(Map<String, String> more) {
    Map<String, String> variables = new java.util.LinkedHashMap<>(more);
    variables.put("JAVA_HOME", root.resolve("jdk").toString());
    try {
      return new Script(root, APP).call(variables);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private int built() throws IOException {
    return Files.readAllLines(root.resolve("maven-calls")).size();
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }

  private void executable(String file, String text) throws IOException {
    write(file, text);
    assertThat(root.resolve(file).toFile().setExecutable(true)).isTrue();
  }

  private static void delete(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (var files = Files.list(path)) {
        for (Path each : files.toList()) {
          delete(each);
        }
      }
    }
    Files.delete(path);
  }
}
