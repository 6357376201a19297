package com.paymentmigration.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What an application must have on its class path. */
class LibraryRulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.paymentmigration.client");

  @Test
  void theLibraryItselfNeedsAJdkAndSlf4j() {
    classes()
        .that()
        .resideInAPackage("com.paymentmigration.client")
        .and()
        .haveNameNotMatching(".*Hikari.*")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "javax.sql..", "org.slf4j..", "com.paymentmigration.client")
        .check(CLASSES);
  }

  @Test
  void aBindingNeedsWhatItBindsAndNoOtherBinding() {
    noClasses()
        .that()
        .resideInAPackage("com.paymentmigration.client.aws")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micrometer..", "com.zaxxer..", "..client.micrometer..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("com.paymentmigration.client.micrometer")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "com.zaxxer..", "..client.aws..")
        .check(CLASSES);
  }
}
