package com.paymentmigration.lambda.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DomainPurityTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("com.paymentmigration.lambda");

  @Test
  void theDomainImportsNeitherAwsNorJdbcNorAnOuterPackage() {
    noClasses()
        .that()
        .resideInAPackage("..lambda.domain..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "software.amazon..",
            "com.amazonaws..",
            "java.sql..",
            "javax.sql..",
            "com.mysql..",
            "com.paymentmigration.lambda.handler..",
            "com.paymentmigration.lambda.aws..",
            "com.paymentmigration.lambda.mysql..")
        .check(CLASSES);
  }
}
