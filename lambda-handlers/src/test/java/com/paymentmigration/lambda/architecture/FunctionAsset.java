package com.paymentmigration.lambda.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is deployed as the functions' code: classes below {@code root}, libraries in {@code lib}.
 *
 * @param root exploded directory, as the CDK uploads it
 */
record FunctionAsset(Path root) {
  /** Size that the project allows itself, far below Lambda's 250 MB: a cold start reads it all. */
  static final long LARGEST_BYTES = 27_000_000;

  private static final Pattern SERVICE =
      Pattern.compile("software/amazon/awssdk/services/([a-z0-9]+)/[A-Z]\\w*Client\\.class");

  /** First parts of the packages of what tests are made with, and of the command line. */
  private static final List<String> NOT_TO_DEPLOY =
      List.of(
          "org/junit/",
          "org/assertj/",
          "org/mockito/",
          "org/hamcrest/",
          "net/jqwik/",
          "com/tngtech/",
          "io/airlift/",
          "picocli/");

  long bytes() {
    return files(root).mapToLong(file -> file.toFile().length()).sum();
  }

  /** Classes that {@code testClasses} brings, and libraries that only tests need. */
  Set<String> testCode(Path testClasses) {
    Set<String> ofTests =
        files(testClasses).map(testClasses::relativize).map(Path::toString).collect(toSet());
    Set<String> found = new TreeSet<>();
    files(root)
        .map(file -> root.relativize(file).toString())
        .filter(file -> file.endsWith(".class"))
        .filter(ofTests::contains)
        .forEach(found::add);
    for (Path library : libraries()) {
      if (entries(library).stream()
          .anyMatch(entry -> NOT_TO_DEPLOY.stream().anyMatch(entry::startsWith))) {
        found.add(library.getFileName().toString());
      }
    }
    return found;
  }

  /** AWS services whose client is in a library. */
  Set<String> services() {
    Set<String> services = new TreeSet<>();
    for (Path library : libraries()) {
      for (String entry : entries(library)) {
        Matcher client = SERVICE.matcher(entry);
        if (client.matches()) {
          services.add(client.group(1));
        }
      }
    }
    return services;
  }

  /** AWS services that a class of ours depends on, by its byte code. */
  Set<String> servicesInUse() {
    String prefix = "software.amazon.awssdk.services.";
    Set<String> used = new TreeSet<>();
    for (JavaClass each : new ClassFileImporter().importPath(root)) {
      each.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()).replaceFirst("\\..*", ""))
          .forEach(used::add);
    }
    return used;
  }

  private List<Path> libraries() {
    return files(root.resolve("lib")).sorted().toList();
  }

  private static List<String> entries(Path library) {
    try (JarFile jar = new JarFile(library.toFile())) {
      return new ArrayList<>(jar.stream().map(JarEntry::getName).toList());
    } catch (IOException e) {
      throw new AssertionError("not a library: " + library, e);
    }
  }

  private static Stream<Path> files(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new AssertionError("no " + directory + ": run ./mvnw compile", e);
    }
  }

  private static Collector<String, ?, Set<String>> toSet() {
    return Collectors.toCollection(TreeSet::new);
  }
}
