package com.paymentmigration.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds links, paths and test classes that a document names and that do not exist. */
final class LinkCheck {
  private static final Pattern EXTERNAL = Pattern.compile("(https|mailto):.*");
  private static final Pattern PATH =
      Pattern.compile(
          "(docs|src|test|lambda-handlers|\\.ci)/[\\w./-]*\\.(md|java|py|tsv|json|svg)");
  private static final Pattern TEST_CLASS = Pattern.compile("[A-Z]+[a-z]\\w*(Test|IT|Properties)");

  /** A document's path in code, with the anchor or, in words, the heading that follows it. */
  private static final Pattern PLACE =
      Pattern.compile("(docs/[\\w./-]*\\.md)(?:#([\\w-]*)|(, '))?");

  private LinkCheck() {}

  /**
   * Every place in a document that {@code code} names and that is not there. An anchor that the
   * code computes, which leaves {@code #} at a literal's end, is the business of that code's test.
   */
  static List<String> problemsInSource(String path, String code) {
    List<String> problems = new ArrayList<>();
    Matcher place = PLACE.matcher(code);
    while (place.find()) {
      String anchor = Objects.requireNonNullElse(place.group(2), "");
      if (!Files.exists(Repository.ROOT.resolve(place.group(1)))) {
        problems.add(path + ": path " + place.group());
      } else if (place.group(3) != null) {
        problems.add(path + ": heading in words instead of an anchor, " + place.group(1));
      } else if (!anchor.isEmpty()
          && !Repository.document(place.group(1)).anchors().contains(anchor)) {
        problems.add(path + ": anchor " + place.group());
      }
    }
    return problems;
  }

  /** Every problem of {@code document}, as a line; none if all is well. */
  static List<String> problems(MarkdownFile document) {
    List<String> problems = new ArrayList<>();
    document.links().stream()
        .filter(link -> !leads(document, link))
        .forEach(link -> problems.add(document.path() + ": link to " + link));
    for (String span : document.spans()) {
      boolean built = span.contains("/target/");
      if (PATH.matcher(span).matches() && !built && !Files.exists(Repository.ROOT.resolve(span))) {
        problems.add(document.path() + ": path " + span);
      }
      if (TEST_CLASS.matcher(span).matches() && Repository.javaSource(span).isEmpty()) {
        problems.add(document.path() + ": test class " + span);
      }
    }
    return problems;
  }

  private static boolean leads(MarkdownFile document, String link) {
    if (link.contains(":")) {
      return EXTERNAL.matcher(link).matches();
    }
    int hash = link.indexOf('#');
    String fragment = hash < 0 ? "" : link.substring(hash + 1);
    String target = hash < 0 ? link : link.substring(0, hash);
    if (target.isEmpty()) {
      return document.anchors().contains(fragment);
    }
    Path file = Repository.ROOT.resolve(document.path()).resolveSibling(target).normalize();
    if (!Files.exists(file) || !file.startsWith(Repository.ROOT)) {
      return false;
    }
    return fragment.isEmpty()
        || new MarkdownFile(target, Repository.read(file)).anchors().contains(fragment);
  }
}
