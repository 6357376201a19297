package com.paymentmigration.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files of this repository, without what builds leave behind. */
final class Repository {
  /** The root. */
  static final Path ROOT = Path.of(System.getProperty("project.root", "..")).toAbsolutePath();

  private static final Set<String> LEFT_OUT =
      Set.of(".git", "target", "node_modules", "cdk.out", ".idea");

  /** Where the product's own code is, below the root. */
  private static final List<String> PRODUCT =
      List.of("protocol/src/main/", "lambda-handlers/src/main/", "src/main/", "operator/src/main/");

  private static final Pattern TEXT =
      Pattern.compile(".*\\.(java|rego|py|sh|md|ya?ml|xml|json|properties)");

  private static final List<Path> FILES = walk();

  private Repository() {}

  /** Every document in Markdown, by path. */
  static List<MarkdownFile> documents() {
    return files().stream()
        .filter(file -> file.toString().endsWith(".md"))
        .map(file -> document(ROOT.relativize(file).toString()))
        .toList();
  }

  /** The document at {@code path} below the root. */
  static MarkdownFile document(String path) {
    return new MarkdownFile(path, read(ROOT.resolve(path)));
  }

  /** Java sources of the product, by path: no test. */
  static Map<String, String> mainSources() {
    Map<String, String> sources = new TreeMap<>();
    for (Path file : files()) {
      String path = ROOT.relativize(file).toString();
      if (path.endsWith(".java") && PRODUCT.stream().anyMatch(path::startsWith)) {
        sources.put(path, read(file));
      }
    }
    return sources;
  }

  /** Every text that a person writes here, by path: code, rules, scripts, settings, documents. */
  static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : files()) {
      String path = ROOT.relativize(file).toString();
      if (TEXT.matcher(path).matches()) {
        texts.put(path, read(file));
      }
    }
    return texts;
  }

  /** Source of the Java class with this simple name; empty if there is none. */
  static String javaSource(String simpleName) {
    return files().stream()
        .filter(file -> file.getFileName().toString().equals(simpleName + ".java"))
        .map(Repository::read)
        .findFirst()
        .orElse("");
  }

  /** Every file, sorted. */
  static List<Path> files() {
    return FILES;
  }

  private static List<Path> walk() {
    try (Stream<Path> walk = Files.walk(ROOT)) {
      return walk.filter(file -> !leftOut(file)).filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean leftOut(Path file) {
    for (Path part : ROOT.relativize(file)) {
      if (LEFT_OUT.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }
}
