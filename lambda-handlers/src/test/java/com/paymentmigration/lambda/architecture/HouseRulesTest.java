package com.paymentmigration.lambda.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.handler.JsonHandler;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Which package may use which. What breaks a rule today is listed: a new case fails, and so does an
 * entry that no longer breaks the rule.
 */
class HouseRulesTest {
  private static final String OURS = "com.paymentmigration.lambda.";

  private static final JavaClasses CLASSES = new ClassFileImporter().importPath(location());

  /** Packages outside {@code aws} that use the AWS SDK: where handlers are put together. */
  private static final Set<String> AWS = Set.of("handler");

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("com.paymentmigration.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void jdbcIsUsedInMysqlOnly() {
    assertThat(users("java.sql", "javax.sql", "com.mysql")).containsExactly("mysql");
  }

  @Test
  void theAwsSdkIsUsedInAwsOnlyAndInTheListed() {
    Set<String> users = users("software.amazon.awssdk");

    assertThat(users.remove("aws")).isTrue();
    assertThat(users).isEqualTo(AWS);
  }

  /** Packages of ours with a class that depends on one below these packages. */
  private static Set<String> users(String... packages) {
    Set<String> users = new TreeSet<>();
    for (JavaClass each : CLASSES) {
      boolean uses =
          each.getDirectDependenciesFromSelf().stream()
              .map(to -> to.getTargetClass().getBaseComponentType().getPackageName())
              .anyMatch(name -> startsWithOneOf(name, packages));
      if (uses) {
        users.add(each.getPackageName().substring(OURS.length()));
      }
    }
    return users;
  }

  private static boolean startsWithOneOf(String name, String... packages) {
    for (String each : packages) {
      if (name.equals(each) || name.startsWith(each + ".")) {
        return true;
      }
    }
    return false;
  }

  private static Path location() {
    try {
      return Path.of(JsonHandler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
