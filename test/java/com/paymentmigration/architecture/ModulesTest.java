package com.paymentmigration.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.SourceTree;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which module may use which, and the packages of the app. */
class ModulesTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>com\\.paymentmigration</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
          Pattern.DOTALL);

  private static JavaClasses classesOf(String module) {
    return new ClassFileImporter().importPath(SourceTree.path(module + "/target/classes"));
  }

  @Test
  void packagesOfTheAppAreFreeOfCycles() {
    slices()
        .matching("com.paymentmigration.(**)")
        .should()
        .beFreeOfCycles()
        .check(classesOf("src"));
  }

  @Test
  void theProtocolIsPlainJava() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.math..",
            "java.nio.charset..",
            "java.security..",
            "java.time..",
            "java.util..",
            "com.paymentmigration.lambda.domain..",
            "com.paymentmigration.protocol..")
        .check(classesOf("protocol"));
  }

  /** Applications take it from outside this repository. */
  @Test
  void theClientLibraryUsesNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.paymentmigration.lambda..", "com.paymentmigration.protocol..")
        .check(classesOf("client"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"protocol", "client", "lambda-handlers", "src", "operator", "test"})
  void onlyTestsDependOnTheRehearsalAndTheTestBeds(String module) {
    List<String> wrong = new ArrayList<>();
    Matcher dependency = DEPENDENCY.matcher(SourceTree.text(SourceTree.path(module + "/pom.xml")));
    while (dependency.find()) {
      String artifact = dependency.group(1);
      if (List.of("rehearsal", "testbeds").contains(artifact)
          && !dependency.group(2).contains("<scope>test</scope>")) {
        wrong.add(artifact);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void aDependencyInATestsScopeIsTold() {
    Matcher dependency = DEPENDENCY.matcher(SourceTree.text(SourceTree.path("test/pom.xml")));

    assertThat(dependency.results().map(found -> found.group(1)))
        .contains("rehearsal", "migration-app");
  }
}
