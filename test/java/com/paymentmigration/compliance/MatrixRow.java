package com.paymentmigration.compliance;

import com.paymentmigration.required.Statement;
import com.paymentmigration.testsupport.SourceTree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A requirement of PCI DSS v4.0.1, with what of it a gate enforces, what the stack supports and
 * what is left to the entity. Which lines of the statement serve it is read from the statement.
 *
 * @param requirement one id or several
 * @param what in words
 * @param rules of the gates
 * @param supported what the stack does beside the gates, and what the entity adds to it
 * @param yours what the stack knows nothing of
 */
record MatrixRow(
    String requirement, String what, List<String> rules, String supported, String yours) {
  private static final Pattern ID = Pattern.compile("\\d{1,2}(?:\\.\\d+)+");
  private static final Map<String, Map<String, Integer>> STATED = stated();

  static List<MatrixRow> all() {
    return SourceTree.text(SourceTree.path("test/resources/compliance/matrix.tsv"))
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(
            cell ->
                new MatrixRow(
                    cell[0],
                    cell[1],
                    cell[2].isEmpty() ? List.of() : Arrays.asList(cell[2].split(", ", -1)),
                    cell[3],
                    cell[4]))
        .toList();
  }

  /** Requirements of PCI DSS that lines of the statement name. */
  static Set<String> statedIds() {
    return new TreeSet<>(STATED.keySet());
  }

  private static Map<String, Map<String, Integer>> stated() {
    Map<String, Map<String, Integer>> stated = new TreeMap<>();
    Statement.load()
        .lines()
        .forEach(
            line ->
                ID.matcher(line.requirement())
                    .results()
                    .forEach(
                        id ->
                            stated
                                .computeIfAbsent(id.group(), key -> new TreeMap<>())
                                .merge(line.file(), 1, Integer::sum)));
    return stated;
  }

  List<String> ids() {
    return Arrays.asList(requirement.split(", ", -1));
  }

  /** Rules, and how many lines of which file of the statement. */
  String enforced() {
    Map<String, Integer> files = new TreeMap<>();
    ids()
        .forEach(
            id ->
                STATED
                    .getOrDefault(id, Map.of())
                    .forEach((file, lines) -> files.merge(file, lines, Integer::sum)));
    String statement =
        files.entrySet().stream()
            .map(each -> "`required/" + each.getKey() + ".tsv` (" + each.getValue() + ")")
            .collect(Collectors.joining(", "));
    String named = String.join(", ", rules);
    return named.isEmpty() || statement.isEmpty() ? named + statement : named + "; " + statement;
  }

  String line() {
    return "| "
        + String.join(
            " | ", requirement + " " + what, orDash(enforced()), orDash(supported), orDash(yours))
        + " |\n";
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "–" : text;
  }
}
